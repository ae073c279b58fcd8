import type { DType } from "@netgraft/core/graph";

/** ONNX's numbers for dtypes (`TensorProto.DataType`), here without the messages, which take long to load. */
export const dataTypes = {
  float32: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  float64: 11,
  uint32: 12,
  uint64: 13,
  bfloat16: 16,
} as const satisfies Readonly<Record<DType, number>>;
