import type { ReadableFile } from "@netgraft/files";
import { storedArray } from "../npy/stored-array.js";
import type { StoredTensor } from "../stored/stored-tensor.js";
import type { WeightsContents } from "../weights-file.js";
import { checked, type ZipArchive } from "../zip/zip-archive.js";

/** Whether a zip archive is one of NumPy's: arrays alone. */
export function isNpz(archive: ZipArchive): boolean {
  return archive.size > 0 && [...archive.keys()].every((name) => name.endsWith(".npy"));
}

/**
 * NumPy's arrays by name, as `numpy.savez` writes them, packed or not: a zip archive of .npy files.
 * @throws NG_READ_FAILED, NG_WEIGHTS_FORMAT; NG_ARRAY_FORMAT where one is malformed
 */
export async function openNpz({ path }: ReadableFile, archive: ZipArchive): Promise<WeightsContents> {
  const tensors = new Map<string, StoredTensor>();
  for (const [member, bytes] of archive) {
    const name = member.replace(/\.npy$/, "");
    tensors.set(name, await storedArray(checked(bytes), `${path}: ${name}`));
  }
  return { format: "npz", tensors };
}
