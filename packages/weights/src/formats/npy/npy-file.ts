import type { Tensor } from "@netgraft/core";
import { openFile, writeFileWhole } from "@netgraft/files";
import { NPY_PREFIX_LENGTH, npyDataOffset, npyShape, type NpyExpectation } from "./header.js";
import { npyChunks } from "./encode.js";
import { float32TensorOf } from "./parse.js";

/**
 * Reads a float32 array in C order from an .npy file.
 *
 * @throws NG_READ_FAILED; NG_ARRAY_FORMAT where the file holds anything else or is truncated
 */
export async function readNpy(path: string, expected: NpyExpectation = {}): Promise<Tensor<"float32">> {
  const file = await openFile(path);
  try {
    const prefix = await file.read(0, Math.min(NPY_PREFIX_LENGTH, file.size));
    const dataOffset = npyDataOffset(prefix, file.size, path);
    const shape = npyShape(await file.read(0, dataOffset), file.size, path, expected);
    return float32TensorOf(shape, await file.read(dataOffset, file.size - dataOffset));
  } finally {
    await file.close();
  }
}

/**
 * Writes a float32 array as an .npy file of version 1.0.
 *
 * @throws NG_TENSOR_INVALID; NG_WRITE_FAILED, and then leaves nothing behind
 */
export async function writeNpy(path: string, array: Omit<Tensor<"float32">, "dtype">): Promise<void> {
  await writeFileWhole(path, npyChunks(array));
}
