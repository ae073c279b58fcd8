import { basename } from "node:path";
import type { Tensor } from "@netgraft/core/graph";
import { openFile, type ReadableFile, writeFileWhole } from "@netgraft/files";
import type { WeightsFormat } from "../weights-file.js";
import { isNpy, NPY_PREFIX_LENGTH, npyDataOffset, npyShape, type NpyExpectation } from "./header.js";
import { npyChunks } from "./encode.js";
import { storedArray } from "./stored-array.js";
import { float32TensorOf } from "./parse.js";

/** NumPy's format of one array, which has no name in it: it gets that of the file, without the ending. */
export const npyFormat: WeightsFormat = {
  name: "npy",
  extensions: [".npy"],
  recognizes: isNpy,
  async open(file) {
    const tensors = new Map([[basename(file.path).replace(/\.npy$/i, ""), await storedArray(file, file.path)]]);
    return { format: "npy", tensors };
  },
};

/** Where the data of an array lie. */
interface ArrayPlace {
  readonly shape: readonly number[];
  readonly byteOffset: number;
  readonly byteLength: number;
}

async function placeOf(file: ReadableFile, expected: NpyExpectation): Promise<ArrayPlace> {
  const { path, size } = file;
  const prefix = await file.read(0, Math.min(NPY_PREFIX_LENGTH, size));
  const byteOffset = npyDataOffset(prefix, size, path);
  const shape = npyShape(await file.read(0, byteOffset), size, path, expected);
  return { shape, byteOffset, byteLength: size - byteOffset };
}

/**
 * Reads a float32 array in C order from an .npy file.
 *
 * @throws NG_READ_FAILED; NG_ARRAY_FORMAT where the file holds anything else or is truncated
 */
export async function readNpy(path: string, expected: NpyExpectation = {}): Promise<Tensor<"float32">> {
  const file = await openFile(path, "array-bytes");
  try {
    const { shape, byteOffset, byteLength } = await placeOf(file, expected);
    return float32TensorOf(shape, await file.read(byteOffset, byteLength));
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
