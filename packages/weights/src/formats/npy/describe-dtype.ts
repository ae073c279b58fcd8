const kinds: Readonly<Record<string, string>> = { f: "float", i: "int", u: "uint", c: "complex" };
const others: Readonly<Record<string, string>> = {
  b: "bool",
  O: "Python objects",
  S: "bytes",
  U: "text",
  M: "dates",
  m: "time spans",
  V: "raw bytes",
};

/** NumPy's type string in words, for messages: `<f8` is `float64 ("<f8")`. */
export function describeDType(descr: string): string {
  const [, order, letter = "", size = ""] = /^([<>=|]?)([a-zA-Z])(\d*)/.exec(descr) ?? [];
  const kind = kinds[letter];
  const name = kind === undefined ? (others[letter] ?? "a structured type") : `${kind}${Number(size) * 8}`;
  return `${order === ">" ? "big-endian " : ""}${name} ("${descr}")`;
}
