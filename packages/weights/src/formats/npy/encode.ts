import { counted, describeShape, elementCount, type Tensor, TensorInvalidError } from "@netgraft/core/graph";
import { concatChunks } from "../concat-chunks.js";

// NumPy aligns the data to a multiple of this many bytes.
const ALIGNMENT = 64;
const PREFIX = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];

/**
 * The bytes of an .npy file of version 1.0, header and data, without copying the data.
 *
 * @throws NG_TENSOR_INVALID where data and shape disagree
 */
export function npyChunks({ shape, data }: Omit<Tensor<"float32">, "dtype">): Uint8Array[] {
  if (data.length !== elementCount(shape)) {
    const expected = `${counted(elementCount(shape), "element")} for ${describeShape(shape)}`;
    throw new TensorInvalidError({
      message: "the data of the array do not fill its shape",
      expected,
      found: counted(data.length, "element"),
    });
  }
  const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const dict = `{'descr': '<f4', 'fortran_order': False, 'shape': (${tuple}), }`;
  const length = Math.ceil((PREFIX.length + 2 + dict.length + 1) / ALIGNMENT) * ALIGNMENT;
  const header = new Uint8Array(length).fill(0x20);
  header.set(PREFIX);
  new DataView(header.buffer).setUint16(PREFIX.length, length - PREFIX.length - 2, true);
  header.set(new TextEncoder().encode(dict), PREFIX.length + 2);
  header[length - 1] = 0x0a;
  return [header, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)];
}

/**
 * A whole .npy file in memory.
 *
 * @throws NG_TENSOR_INVALID
 */
export function encodeNpy(array: Omit<Tensor<"float32">, "dtype">): Uint8Array {
  return concatChunks(npyChunks(array));
}
