import { axes } from "../../graph/axes.js";
import type { Value } from "../../graph/value.js";
import { groupNorm as groupNormOperation } from "../../operations/normalization/group-norm.js";
import { only } from "../../operations/rules/outputs.js";
import type { ParameterBuilder } from "./parameter-builder.js";

export interface GroupNormOptions {
  /** Into how many groups of neighbours the channels are parted. */
  readonly groups: number;
  /** Default 1e-5 (PyTorch). */
  readonly epsilon?: number;
  /** Whether it has `weight` and `bias`; default true. */
  readonly affine?: boolean;
}

/** Group normalisation with, by default, `weight` and `bias`, each [channel]. */
export function groupNorm(
  b: ParameterBuilder,
  name: string,
  x: Value,
  { groups, epsilon = 1e-5, affine = true }: GroupNormOptions,
): Value {
  const vector = axes({ channel: x.size("channel") });
  const parameters = affine
    ? [b.parameter(`${name}.weight`, vector, { kind: "ones" }), b.parameter(`${name}.bias`, vector, { kind: "zeros" })]
    : [];
  return only(b.apply(groupNormOperation, [x, ...parameters], { groups, epsilon }, name));
}
