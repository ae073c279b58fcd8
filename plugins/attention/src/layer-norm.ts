import { axes, type LayerBuilder, type Value } from "@netgraft/core";
import { standardize } from "./standardize.js";

/** Layer normalisation over `channel` with `weight` and `bias`, each [channel] (Ba et al. 2016). */
export function layerNorm(b: LayerBuilder, name: string, x: Value, epsilon = 1e-5): Value {
  const vector = axes({ channel: x.size("channel") });
  const weight = b.parameter(`${name}.weight`, vector, { kind: "ones" });
  const bias = b.parameter(`${name}.bias`, vector, { kind: "zeros" });
  return b.add(b.multiply(standardize(b, x, ["channel"], epsilon), weight), bias);
}
