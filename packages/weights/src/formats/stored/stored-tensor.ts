import { elementCount, nearest, type Tensor, toFloat32 } from "@netgraft/core/graph";
import { WeightsMismatchError } from "../../errors.js";
import type { ReadTensorsOptions, TensorInfo } from "./tensor-info.js";
import type { Bytes } from "./bytes.js";
import { type StoredDType, tensorOfStored } from "./stored-dtype.js";
import { gathered, isRowMajor, spanOf } from "./strides.js";

/** A tensor as it lies in a file. */
export interface StoredTensor extends TensorInfo {
  readonly stored: StoredDType;
  /** Where its data lie; they begin at `byteOffset` of it. */
  readonly bytes: Bytes;
  readonly byteOffset: number;
  /** Elements from one to the next along each axis; row-major where there are none. Never negative. */
  readonly strides?: readonly number[];
  /** Whether each element has its highest byte first. */
  readonly isBigEndian?: boolean;
  /** What becomes of the tensor once it is read; of the same number of elements, and `dtype` and `shape` are of what comes out. */
  readonly transform?: (tensor: Tensor) => Tensor;
}

/** Reads a tensor by its name. @throws NG_WEIGHTS_MISMATCH where there is none of that name; NG_READ_FAILED, NG_WEIGHTS_FORMAT */
export async function readStored(
  path: string,
  tensors: ReadonlyMap<string, StoredTensor>,
  name: string,
  { asFloat32 = false }: ReadTensorsOptions = {},
): Promise<Tensor> {
  const found = tensors.get(name);
  if (found === undefined) {
    const suggestion = nearest(name, tensors.keys());
    throw new WeightsMismatchError({
      at: path,
      message: `there is no tensor ${JSON.stringify(name)} in the file`,
      ...(suggestion === undefined ? {} : { nearest: suggestion }),
    });
  }
  const tensor = await dataOf(found);
  const whole = found.transform === undefined ? tensor : found.transform(tensor);
  return asFloat32 ? toFloat32(whole) : whole;
}

async function dataOf({ stored, bytes, byteOffset, strides, isBigEndian, shape }: StoredTensor): Promise<Tensor> {
  const rows = strides === undefined || isRowMajor(shape, strides) ? undefined : strides;
  const span = rows === undefined ? elementCount(shape) : spanOf(shape, rows);
  const read = await bytes.read(byteOffset, span * stored.bytes);
  const ordered = rows === undefined ? read : gathered(read, stored.bytes, shape, rows);
  return tensorOfStored(stored, shape, isBigEndian === true ? swapped(ordered, stored.bytes) : ordered);
}

/** The bytes of each element in the other order, in place. */
function swapped(bytes: Uint8Array, size: number): Uint8Array {
  for (let start = 0; start < bytes.length; start += size) bytes.subarray(start, start + size).reverse();
  return bytes;
}
