/** The typed array that holds each dtype's elements: `float16` and `bfloat16` as their bits, `bool` as 0 and 1. */
export interface ElementArrays {
  readonly float64: Float64Array;
  readonly float32: Float32Array;
  readonly float16: Uint16Array;
  readonly bfloat16: Uint16Array;
  readonly int64: BigInt64Array;
  readonly int32: Int32Array;
  readonly int16: Int16Array;
  readonly int8: Int8Array;
  readonly uint64: BigUint64Array;
  readonly uint32: Uint32Array;
  readonly uint16: Uint16Array;
  readonly uint8: Uint8Array;
  readonly bool: Uint8Array;
}

/** The type of a tensor's elements. */
export type DType = keyof ElementArrays;

/** Makes the typed array of a dtype: zeros of a length, or a view of a buffer. */
export interface ElementArrayConstructor<D extends DType> {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): ElementArrays[D];
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): ElementArrays[D];
}

/** The constructor of each dtype's array; these are little-endian on every machine that the engines are built for. */
export const elementArrays: { readonly [D in DType]: ElementArrayConstructor<D> } = {
  float64: Float64Array,
  float32: Float32Array,
  float16: Uint16Array,
  bfloat16: Uint16Array,
  int64: BigInt64Array,
  int32: Int32Array,
  int16: Int16Array,
  int8: Int8Array,
  uint64: BigUint64Array,
  uint32: Uint32Array,
  uint16: Uint16Array,
  uint8: Uint8Array,
  bool: Uint8Array,
};

/** All dtypes. */
// `Object.keys` gives plain text; the keys are those of the table's type.
export const dtypes = Object.keys(elementArrays) as readonly DType[];

/** The dtypes that hold real numbers. */
export const floatDTypes: ReadonlySet<DType> = new Set<DType>(["float64", "float32", "float16", "bfloat16"]);

/** Whether a number is an element of a dtype: finite for floats, which round it; within the range for integers; 0 or 1 for booleans. */
export function isElement(dtype: DType, value: number): boolean {
  if (floatDTypes.has(dtype)) return Number.isFinite(value);
  const [least, most] = integerRange(dtype);
  // Beyond 2^53, numbers that are written differently are the same.
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

function integerRange(dtype: DType): readonly [least: number, most: number] {
  if (dtype === "bool") return [0, 1];
  const bits = elementArrays[dtype].BYTES_PER_ELEMENT * 8;
  return dtype.startsWith("u") ? [0, 2 ** bits - 1] : [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1];
}
