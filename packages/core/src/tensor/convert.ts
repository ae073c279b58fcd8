import { bfloat16ToFloat32, float16ToFloat32 } from "./half-precision.js";
import { type DType, floatDTypes } from "./dtype.js";
import { type Tensor, tensorFrom } from "./tensor.js";

/**
 * The tensor as float32, where it is of a floating dtype; tensors of integers and booleans come back as they are.
 * float64 is rounded to nearest (beyond float32's range: to an infinity); float16 and bfloat16 convert exactly.
 */
export function toFloat32(tensor: Tensor): Tensor {
  const { shape } = tensor;
  switch (tensor.dtype) {
    case "float64":
      return { dtype: "float32", shape, data: Float32Array.from(tensor.data) };
    case "float16":
      return { dtype: "float32", shape, data: float16ToFloat32(tensor.data) };
    case "bfloat16":
      return { dtype: "float32", shape, data: bfloat16ToFloat32(tensor.data) };
    default:
      return tensor;
  }
}

/** The elements as numbers: halves by their values, booleans as 0 and 1, integers of 64 bits beyond 2^53 rounded. */
export function numbersOf(tensor: Tensor): Exclude<Tensor["data"], BigInt64Array | BigUint64Array> {
  switch (tensor.dtype) {
    case "float16":
      return float16ToFloat32(tensor.data);
    case "bfloat16":
      return bfloat16ToFloat32(tensor.data);
    case "int64":
    case "uint64":
      return Float64Array.from<bigint>(tensor.data, Number);
    default:
      return tensor.data;
  }
}

/** The tensor in another dtype: see {@link tensorFrom} for how numbers round. One that is of the dtype comes back as it is. */
export function castTensor<D extends DType>(tensor: Tensor, dtype: D): Tensor<D> {
  // The dtypes have just been compared.
  if (tensor.dtype === dtype) return tensor as Tensor<D>;
  const isWide = tensor.dtype === "int64" || tensor.dtype === "uint64";
  const elements: ArrayLike<number> | ArrayLike<bigint> = isWide ? tensor.data : numbersOf(tensor);
  return tensorFrom(dtype, tensor.shape, elements);
}

/** How many elements are no finite numbers; of integers and booleans all are. */
export function notFiniteCount(tensor: Tensor): number {
  if (!floatDTypes.has(tensor.dtype)) return 0;
  let count = 0;
  for (const value of numbersOf(tensor)) if (!Number.isFinite(value)) count += 1;
  return count;
}
