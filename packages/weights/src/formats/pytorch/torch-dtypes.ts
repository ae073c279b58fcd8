import { float8DType, plainDType, type StoredDType } from "../stored/stored-dtype.js";

/** The dtypes of PyTorch that are read, by its names. */
export const torchDTypes: ReadonlyMap<string, StoredDType> = new Map(
  [
    plainDType("float64"),
    plainDType("float32"),
    plainDType("float16"),
    plainDType("bfloat16"),
    float8DType("e4m3fn"),
    float8DType("e5m2"),
    plainDType("int64"),
    plainDType("int32"),
    plainDType("int16"),
    plainDType("int8"),
    plainDType("uint64"),
    plainDType("uint32"),
    plainDType("uint16"),
    plainDType("uint8"),
    plainDType("bool"),
  ].map((dtype) => [dtype.name, dtype]),
);

/** The names of dtypes in those of storages: `torch.FloatStorage`, `torch.cuda.HalfStorage`. */
const ofStorages: ReadonlyMap<string, string> = new Map([
  ["Double", "float64"],
  ["Float", "float32"],
  ["Half", "float16"],
  ["BFloat16", "bfloat16"],
  ["Long", "int64"],
  ["Int", "int32"],
  ["Short", "int16"],
  ["Char", "int8"],
  ["Byte", "uint8"],
  ["Bool", "bool"],
]);

/** The dtype of a class of storages, or what it has of a name; undefined for those of bytes. */
export function dtypeOfStorage(name: string): string | undefined {
  const kind = name.replace(/^.*\./, "").replace(/Storage$/, "");
  if (kind === "Untyped" || kind === "_Untyped") return undefined;
  return ofStorages.get(kind) ?? kind;
}
