import type { DType } from "@netgraft/core/graph";

/**
 * The format's names of the dtypes, in the order in which the reference implementation (`DType` in safetensors'
 * `tensor.rs`) ranks them by alignment: what it writes is sorted by this rank, largest first.
 * Its 8-bit floats and smaller, and complex numbers, are left out: no weights of these networks have them.
 */
export const safetensorsDTypes: ReadonlyMap<string, DType> = new Map<string, DType>([
  ["BOOL", "bool"],
  ["U8", "uint8"],
  ["I8", "int8"],
  ["I16", "int16"],
  ["U16", "uint16"],
  ["F16", "float16"],
  ["BF16", "bfloat16"],
  ["I32", "int32"],
  ["U32", "uint32"],
  ["F32", "float32"],
  ["F64", "float64"],
  ["I64", "int64"],
  ["U64", "uint64"],
]);
