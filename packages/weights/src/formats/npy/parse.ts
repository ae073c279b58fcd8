import { type Tensor, tensorFromBytes } from "@netgraft/core/graph";
// Why not npyjs (1.2), the maintained reader on npm: it copies the file, takes whatever bytes follow the header as the
// data without comparing them with the shape, and its errors name neither the file nor what was found.
import { NPY_PREFIX_LENGTH, npyDataOffset, npyShape, type NpyExpectation } from "./header.js";

/**
 * Reads a float32 array in C order from an .npy file that is in memory; its data are a view of `bytes` where possible.
 *
 * @param file a name for messages
 * @throws NG_ARRAY_FORMAT where the file holds anything else or is truncated
 */
export function parseNpy(
  bytes: Uint8Array,
  { file = "npy", ...expected }: NpyExpectation & { readonly file?: string } = {},
): Tensor<"float32"> {
  const dataOffset = npyDataOffset(bytes.subarray(0, NPY_PREFIX_LENGTH), bytes.byteLength, file);
  const shape = npyShape(bytes.subarray(0, dataOffset), bytes.byteLength, file, expected);
  return float32TensorOf(shape, bytes.subarray(dataOffset));
}

/** The float32 tensor whose data are these bytes. */
export function float32TensorOf(shape: readonly number[], bytes: Uint8Array): Tensor<"float32"> {
  // The dtype that is passed decides the member of the union.
  return tensorFromBytes("float32", shape, bytes) as Tensor<"float32">;
}
