import { bfloat16ToFloat32, float16ToFloat32 } from "./half-precision.js";
import type { DType } from "./dtype.js";
import type { Tensor } from "./tensor.js";

/** The dtypes that hold real numbers; only these are converted to float32. */
export const floatDTypes: ReadonlySet<DType> = new Set<DType>(["float64", "float32", "float16", "bfloat16"]);

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
