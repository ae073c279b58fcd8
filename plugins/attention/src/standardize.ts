import type { LayerBuilder, Value } from "@netgraft/core";

/** (x − μ) / √(σ² + ε), mean and (biased) variance taken over the named axes. */
export function standardize(b: LayerBuilder, x: Value, axes: readonly string[], epsilon: number): Value {
  const centred = b.subtract(x, b.reduceMean(x, axes, { keep: true }));
  const variance = b.reduceMean(b.multiply(centred, centred), axes, { keep: true });
  return b.divide(centred, b.sqrt(b.add(variance, b.number(epsilon))));
}
