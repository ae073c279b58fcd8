import { zipped } from "../zip/zipped.test.support.js";

/** Instructions of pickle, put one behind the other. */
export const op = {
  proto: "\u0080\u0002",
  stop: ".",
  mark: "(",
  dict: "}",
  list: "]",
  tuple: "t",
  emptyTuple: ")",
  reduce: "R",
  build: "b",
  newObject: "\u0081",
  setItem: "s",
  setItems: "u",
  append: "a",
  appends: "e",
  persistent: "Q",
  none: "N",
  global: (module: string, name: string): string => `c${module}\n${name}\n`,
  text: (value: string): string => `X${bytes32(Buffer.byteLength(value))}${Buffer.from(value).toString("latin1")}`,
  integer: (value: number): string => `J${bytes32(value)}`,
  /** A number of 8 bytes. */
  long: (value: bigint): string => {
    const data = Buffer.alloc(8);
    data.writeBigInt64LE(value);
    return `\u008a\u0008${data.toString("latin1")}`;
  },
  tupleOf: (...items: readonly string[]): string => `(${items.join("")}t`,
};

function bytes32(value: number): string {
  const data = Buffer.alloc(4);
  data.writeInt32LE(value | 0);
  return data.toString("latin1");
}

/** A storage of float32 of that key. */
export function storage(key: string, count: string, type = "FloatStorage"): string {
  return op.tupleOf(op.text("storage"), op.global("torch", type), op.text(key), op.text("cpu"), count) + op.persistent;
}

/** A tensor that looks into a storage; numbers are written as they are. */
export function tensor(
  of: string,
  size: readonly string[],
  strides: readonly string[],
  offset = op.integer(0),
): string {
  const args = op.tupleOf(of, offset, op.tupleOf(...size), op.tupleOf(...strides), "\u0089", op.none);
  return op.global("torch._utils", "_rebuild_tensor_v2") + args + op.reduce;
}

/** A dict with text for keys. */
export function dict(items: Readonly<Record<string, string>>): string {
  return `${op.dict}${op.mark}${Object.entries(items)
    .map(([key, value]) => op.text(key) + value)
    .join("")}${op.setItems}`;
}

/** A file of PyTorch's zip form with that pickle, and storages by their keys. */
export function torchZip(pickle: string, storages: Readonly<Record<string, Uint8Array>> = {}, pack = false): Buffer {
  const data = Object.entries(storages).map(([key, bytes]) => [`a/data/${key}`, bytes] as const);
  const pickled = Buffer.from(op.proto + pickle + op.stop, "latin1");
  return zipped({ "a/data.pkl": pickled, "a/version": "3\n", ...Object.fromEntries(data) }, pack);
}
