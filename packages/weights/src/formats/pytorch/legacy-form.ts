import type { ReadableFile } from "@netgraft/files";
import { WeightsFormatError } from "../../errors.js";
import { type Bytes, slice } from "../stored/bytes.js";
import { isKind, itemsOf, type PickleValue } from "./pickle/pickle-value.js";
import { elementBytesOf, keyOf, readPickle, storageOfId, storageSize, type TorchContents } from "./torch-pickle.js";

/** Bytes before the data of a storage: how many elements it has. */
const COUNT_LENGTH = 8;

/**
 * What `torch.save` wrote before PyTorch 1.6, and writes with `_use_new_zipfile_serialization=False`: five pickles (the number,
 * the version, facts of the machine, what was saved, the keys of the storages) and the storages in the order of the keys.
 *
 * @throws NG_READ_FAILED, NG_WEIGHTS_FORMAT
 */
export async function openLegacyForm(file: ReadableFile): Promise<TorchContents> {
  const { path } = file;
  let end = 0;
  const next = async (persistentLoad?: typeof storageOfId): Promise<PickleValue> => {
    const read = await readPickle(path, file, end, persistentLoad);
    end = read.end;
    return read.value;
  };
  await next();
  const version = await next();
  if (version !== 1001)
    throw new WeightsFormatError({ at: path, message: "the file is of an unknown version of PyTorch's old form" });
  const machine = await next();
  const elementBytes = new Map<string, number>();
  const root = await next((id) => {
    const found = storageOfId(id);
    if (isKind(found, "storage")) {
      const bytes = elementBytesOf(found);
      if (bytes !== undefined) elementBytes.set(found.key, bytes);
    }
    return found;
  });
  const keys = await next();
  const storages = await placesOf(file, end, isKind(keys, "list") ? keys.items : [], elementBytes);
  return {
    root,
    isBigEndian: isKind(machine, "dict") && itemsOf(machine).get("little_endian") === false,
    bytesOf(storage) {
      const found = storages.get(storage.key);
      return found?.size === storageSize(storage) ? found : undefined;
    },
  };
}

/** Where each storage lies; those behind one whose size cannot be are left out. */
async function placesOf(
  file: ReadableFile,
  start: number,
  keys: readonly PickleValue[],
  elementBytes: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, Bytes>> {
  const places = new Map<string, Bytes>();
  let at = start;
  for (const key of keys) {
    const size = elementBytes.get(keyOf(key));
    if (size === undefined || at + COUNT_LENGTH > file.size) break;
    const prefix = await file.read(at, COUNT_LENGTH);
    const length = Number(new DataView(prefix.buffer, prefix.byteOffset).getBigInt64(0, true)) * size;
    at += COUNT_LENGTH;
    if (length < 0 || at + length > file.size) break;
    places.set(keyOf(key), slice(file, at, length));
    at += length;
  }
  return places;
}
