import { readFileSync } from "node:fs";
import { numbersOf, type Tensor } from "@netgraft/core/graph";

/** A file of weights, and what the library that its format is of reads from it. */
export interface GoldenFile {
  readonly id: string;
  readonly bytes: Buffer;
  /** The keys that lead to the state dict that is meant. */
  readonly keys: readonly string[];
  readonly tensors: ReadonlyMap<string, DescribedTensor>;
  /** Files that lie beside it. */
  readonly beside: ReadonlyMap<string, Buffer>;
  /** The names of the tensors in the order in which they are to come, where the file has one. */
  readonly order: readonly string[];
}

interface DescribedTensor {
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Text where JSON has no such number. */
  readonly values: readonly (number | string | boolean)[];
}

/** The files that a script in scripts/goldens has written to this package's `goldens`. */
export function goldenFiles(name: string): readonly GoldenFile[] {
  const path = new URL(`../../goldens/${name}.json`, import.meta.url);
  // The scripts write lists of these.
  const entries = JSON.parse(readFileSync(path, "utf8")) as {
    readonly id: string;
    readonly keys?: readonly string[];
    readonly file: string;
    readonly tensors: Readonly<Record<string, DescribedTensor>>;
    readonly beside?: Readonly<Record<string, string>>;
    readonly order?: readonly string[];
  }[];
  return entries.map(({ id, keys = [], file, tensors, beside = {}, order = [] }) => {
    const others = Object.entries(beside).map(([place, text]) => [place, Buffer.from(text, "base64")] as const);
    const bytes = Buffer.from(file, "base64");
    return { id, keys, bytes, tensors: new Map(Object.entries(tensors)), beside: new Map(others), order };
  });
}

/** A tensor as goldens have it. */
export function described(tensor: Tensor): DescribedTensor {
  const { dtype, shape } = tensor;
  const isWide = dtype === "int64" || dtype === "uint64";
  const elements: (number | bigint)[] = isWide ? [...tensor.data] : [...numbersOf(tensor)];
  const values = elements.map((value) => {
    if (dtype === "bool") return value === 1;
    if (typeof value === "bigint") return `${value}`;
    if (Number.isNaN(value)) return "nan";
    return Number.isFinite(value) ? value : value > 0 ? "inf" : "-inf";
  });
  return { dtype, shape, values };
}
