import type { LayerBuilder, Value } from "@netgraft/core";

type Apply = (b: LayerBuilder, x: Value) => Value;

/** Between the two layers of the excitation; the paper uses `relu`. */
export const activations = {
  relu: (b, x) => b.relu(x),
  relu6: (b, x) => b.relu6(x),
  silu: (b, x) => b.silu(x),
  gelu: (b, x) => b.gelu(x),
  hardSwish: (b, x) => b.hardSwish(x),
  tanh: (b, x) => b.tanh(x),
  identity: (_b, x) => x,
} as const satisfies Record<string, Apply>;

/** What bounds the gate; the paper uses `sigmoid` and compares it with `tanh` and `relu` (its Table 12). */
export const gates = {
  sigmoid: (b, x) => b.sigmoid(x),
  tanh: (b, x) => b.tanh(x),
  relu: (b, x) => b.relu(x),
  hardSigmoid: (b, x) => b.hardSigmoid(x),
} as const satisfies Record<string, Apply>;

/** What turns a feature map into one number per channel (the paper's Table 11); `none` keeps the map (Table 16). */
export const squeezes = {
  avg: (b, x) => b.globalAveragePool(x),
  max: (b, x) => b.globalMaxPool(x),
  none: (_b, x) => x,
} as const satisfies Record<string, Apply>;

/** The names of a table, as zod's `enum` takes them. */
export function namesOf<T extends Readonly<Record<string, unknown>>>(
  table: T,
): [keyof T & string, ...(keyof T & string)[]] {
  // Object.keys of a literal table gives its own keys, and no table is empty.
  return Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];
}
