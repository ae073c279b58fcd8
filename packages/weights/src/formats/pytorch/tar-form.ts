import type { ReadableFile } from "@netgraft/files";
import { WeightsFormatError } from "../../errors.js";
import { type Bytes, slice } from "../stored/bytes.js";
import { PickleMalformed } from "./pickle/pickle-bytes.js";
import { isKind, type PickleStorage, type PickleTensor, type PickleValue } from "./pickle/pickle-value.js";
import { dtypeOfStorage } from "./torch-dtypes.js";
import { elementBytesOf, isCount, keyOf, readPickle, type TorchContents } from "./torch-pickle.js";

const BLOCK = 512;
const MAX_MEMBERS = 100;
const MAX_RANK = 64;

/**
 * What `torch.save` wrote before PyTorch 0.2 (`legacy_load` in torch/serialization.py): a tar archive with `storages`, `tensors`
 * and `pickle`, in which ids are those of tensors.
 *
 * @throws NG_READ_FAILED, NG_WEIGHTS_FORMAT
 */
export async function openTarForm(file: ReadableFile): Promise<TorchContents> {
  const { path } = file;
  const members = await membersOf(file);
  const [storages, tensors, pickle] = ["storages", "tensors", "pickle"].map((name) => members.get(name));
  if (storages === undefined || tensors === undefined || pickle === undefined)
    throw new WeightsFormatError({
      at: path,
      message: "the tar archive is none of PyTorch's, or it is truncated",
      expected: "members storages, tensors and pickle",
    });
  const { known, places } = await readStorages(path, storages);
  const made = await readTensors(path, tensors, known);
  const { value: root } = await readPickle(path, pickle, 0, (id) => {
    // A class, with its source.
    if (isKind(id, "tuple")) return id.items[0];
    const found = made.get(keyOf(id)) ?? known.get(keyOf(id));
    if (found === undefined) throw new PickleMalformed("it refers to a tensor that the file does not have");
    return found;
  });
  return { root, isBigEndian: false, bytesOf: ({ key }) => places.get(key) };
}

async function membersOf(file: ReadableFile): Promise<ReadonlyMap<string, Bytes>> {
  const members = new Map<string, Bytes>();
  for (let at = 0; at + BLOCK <= file.size && members.size < MAX_MEMBERS;) {
    const header = await file.read(at, BLOCK);
    const name = textAt(header, 0, 100);
    const size = Number.parseInt(textAt(header, 124, 12), 8);
    if (name === "" || !(size >= 0)) break;
    at += BLOCK;
    if (at + size > file.size) break;
    members.set(name.replace(/^\.\//, ""), slice(file, at, size));
    at += Math.ceil(size / BLOCK) * BLOCK;
  }
  return members;
}

interface Storages {
  readonly known: ReadonlyMap<string, PickleStorage>;
  readonly places: ReadonlyMap<string, Bytes>;
}

async function readStorages(path: string, bytes: Bytes): Promise<Storages> {
  const known = new Map<string, PickleStorage>();
  const places = new Map<string, Bytes>();
  const reading = new Sequence(path, bytes);
  const count = await reading.count();
  for (let index = 0; index < count; index++) {
    const [id, , type] = await reading.tuple();
    const storage: PickleStorage = {
      kind: "storage",
      key: keyOf(id),
      dtype: isKind(type, "global") ? dtypeOfStorage(type.name) : "of no name",
      count: await reading.int64(),
      offset: 0,
    };
    const length = isCount(storage.count) ? storage.count * (elementBytesOf(storage) ?? Number.NaN) : Number.NaN;
    known.set(storage.key, storage);
    places.set(storage.key, reading.skip(length));
  }
  const views = await reading.pickle();
  for (const view of isKind(views, "list") ? views.items : []) {
    const [id, root, offset, length] = isKind(view, "tuple") ? view.items : [];
    const whole = known.get(keyOf(root));
    if (whole !== undefined) known.set(keyOf(id), { ...whole, offset, count: length });
  }
  return { known, places };
}

async function readTensors(
  path: string,
  bytes: Bytes,
  storages: ReadonlyMap<string, PickleStorage>,
): Promise<ReadonlyMap<string, PickleTensor>> {
  const tensors = new Map<string, PickleTensor>();
  const reading = new Sequence(path, bytes);
  const count = await reading.count();
  for (let index = 0; index < count; index++) {
    const [id, storageId] = await reading.tuple();
    const rank = await reading.int32();
    if (rank < 0 || rank > MAX_RANK) throw reading.malformed(`a tensor with ${rank} axes`);
    // The number of axes was once written as one of eight bytes.
    await reading.int32();
    const sizes = async (): Promise<PickleValue> => {
      const items: number[] = [];
      for (let axis = 0; axis < rank; axis++) items.push(await reading.int64());
      return { kind: "tuple", items };
    };
    const [size, strides, offset] = [await sizes(), await sizes(), await reading.int64()];
    const storage = storages.get(keyOf(storageId));
    if (storage !== undefined)
      tensors.set(keyOf(id), { kind: "tensor", storage, offset, size, strides, dtype: storage.dtype });
  }
  return tensors;
}

/** What stands in a member one behind the other: pickles, integers, data. */
class Sequence {
  readonly #path: string;
  readonly #bytes: Bytes;
  #at = 0;

  constructor(path: string, bytes: Bytes) {
    this.#path = path;
    this.#bytes = bytes;
  }

  async pickle(): Promise<PickleValue> {
    const { value, end } = await readPickle(this.#path, this.#bytes, this.#at);
    this.#at = end;
    return value;
  }

  async count(): Promise<number> {
    const value = await this.pickle();
    if (!isCount(value)) throw this.malformed("no count");
    return value;
  }

  async tuple(): Promise<readonly PickleValue[]> {
    const value = await this.pickle();
    return isKind(value, "tuple") || isKind(value, "list") ? value.items : [];
  }

  async int32(): Promise<number> {
    return (await this.#view(4)).getInt32(0, true);
  }

  async int64(): Promise<number> {
    return Number((await this.#view(8)).getBigInt64(0, true));
  }

  /** The data that follow. */
  skip(length: number): Bytes {
    if (!(length >= 0 && this.#at + length <= this.#bytes.size)) throw this.malformed("a storage of another size");
    const found = slice(this.#bytes, this.#at, length);
    this.#at += length;
    return found;
  }

  malformed(found: string): Error {
    return new WeightsFormatError({
      at: this.#path,
      message: "the tar archive of PyTorch is truncated or malformed",
      found,
    });
  }

  async #view(length: number): Promise<DataView> {
    if (this.#at + length > this.#bytes.size) throw this.malformed("its end");
    const bytes = await this.#bytes.read(this.#at, length);
    this.#at += length;
    return new DataView(bytes.buffer, bytes.byteOffset);
  }
}

function textAt(bytes: Uint8Array, start: number, length: number): string {
  return new TextDecoder("latin1")
    .decode(bytes.subarray(start, start + length))
    .replace(/\0[^]*$/, "")
    .trim();
}
