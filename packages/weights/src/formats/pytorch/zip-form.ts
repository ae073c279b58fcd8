import type { ReadableFile } from "@netgraft/files";
import { WeightsFormatError, WeightsUnknownError } from "../../errors.js";
import type { Bytes } from "../stored/bytes.js";
import type { ZipArchive } from "../zip/zip-archive.js";
import { readPickle, storageOfId, storageSize, type TorchContents } from "./torch-pickle.js";

const pickleName = /^([^/]+)\/data\.pkl$/;

/** Whether a zip archive is one of PyTorch's. */
export function isTorchZip(archive: ZipArchive): boolean {
  return [...archive.keys()].some((name) => pickleName.test(name));
}

/**
 * What `torch.save` writes since PyTorch 1.6: a zip archive with `<top>/data.pkl`, and the bytes of each storage as
 * `<top>/data/<key>`.
 *
 * @throws NG_READ_FAILED, NG_WEIGHTS_FORMAT; NG_WEIGHTS_UNKNOWN for TorchScript, whose pickle has code beside it
 */
export async function openZipForm({ path }: ReadableFile, archive: ZipArchive): Promise<TorchContents> {
  const found = [...archive].find(([name]) => pickleName.test(name));
  if (found === undefined) throw new WeightsFormatError({ at: path, message: "the zip archive has no data.pkl" });
  const [name, pickle] = found;
  const top = pickleName.exec(name)?.[1] ?? "";
  if (archive.has(`${top}/constants.pkl`))
    throw new WeightsUnknownError({
      at: path,
      message:
        "the file is a TorchScript archive: a program with its weights. In Python, `torch.save(torch.jit.load(path).state_dict(), target)` writes the weights alone",
    });
  const order = await byteOrder(path, archive.get(`${top}/byteorder`));
  const { value: root } = await readPickle(path, pickle, 0, storageOfId);
  return {
    root,
    isBigEndian: order === "big",
    bytesOf(storage) {
      const member = archive.get(`${top}/data/${storage.key}`);
      return member?.size === storageSize(storage) ? member : undefined;
    },
  };
}

/** In which order the bytes of elements are; files before PyTorch 2.1 do not say it. @throws NG_WEIGHTS_FORMAT */
async function byteOrder(path: string, record: Bytes | undefined): Promise<string> {
  if (record === undefined) return "little";
  const written = new TextDecoder().decode(await record.read(0, Math.min(record.size, 16)));
  if (written === "little" || written === "big") return written;
  const expected = "little or big";
  throw new WeightsFormatError({
    at: path,
    message: "the order of bytes is none",
    expected,
    found: JSON.stringify(written),
  });
}
