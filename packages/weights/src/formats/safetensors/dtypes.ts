import { float8DType, plainDType, type StoredDType } from "../stored/stored-dtype.js";

/**
 * The format's names of the dtypes, in the order in which the reference implementation (`DType` in safetensors'
 * `tensor.rs`) ranks them by alignment: what it writes is sorted by this rank, largest first.
 * Its floats of 4 and 6 bits, its exponents of 8, and complex numbers are left out: no weights of these networks have them.
 */
export const safetensorsDTypes: ReadonlyMap<string, StoredDType> = new Map(
  [
    plainDType("bool", "BOOL"),
    plainDType("uint8", "U8"),
    plainDType("int8", "I8"),
    float8DType("e5m2", "F8_E5M2"),
    float8DType("e4m3fn", "F8_E4M3"),
    plainDType("int16", "I16"),
    plainDType("uint16", "U16"),
    plainDType("float16", "F16"),
    plainDType("bfloat16", "BF16"),
    plainDType("int32", "I32"),
    plainDType("uint32", "U32"),
    plainDType("float32", "F32"),
    plainDType("float64", "F64"),
    plainDType("int64", "I64"),
    plainDType("uint64", "U64"),
  ].map((dtype) => [dtype.name, dtype]),
);
