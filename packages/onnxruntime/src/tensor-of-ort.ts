import type { DType, Tensor } from "@netgraft/core/graph";

/** What is used of a tensor of onnxruntime, be it of Node's package or of the browser's. */
export interface OrtTensor {
  /** The name of a dtype, or of a type that is none. */
  readonly type: string;
  readonly data: unknown;
  readonly dims: readonly number[];
}

/** A tensor that onnxruntime has computed, over the same memory. @throws an Error where its type is no dtype */
export function tensorOfOrt(name: string, { type, data, dims }: OrtTensor): Tensor {
  const dtype = dtypeOfOrt(name, type);
  // onnxruntime gives the array of the type. Where the platform has arrays of halves, they come in those.
  const array = data as Tensor["data"];
  const isHalf = type === "float16" && !(array instanceof Uint16Array);
  const elements = isHalf ? new Uint16Array(array.buffer, array.byteOffset, array.length) : array;
  return { dtype, shape: dims, data: elements } as Tensor;
}

/** The dtype of a type of onnxruntime. @throws an Error where it is none */
export function dtypeOfOrt(name: string, type: string): DType {
  if (type === "string" || type === "int4" || type === "uint4") throw new Error(`"${name}" is of the type ${type}`);
  // But for the types above, onnxruntime has the names of dtypes.
  return type as DType;
}
