import type { Value } from "../../graph/value.js";
import { layerNorm as layerNormOperation } from "../../operations/normalization/layer-norm.js";
import { only } from "../../operations/rules/outputs.js";
import type { ParameterBuilder } from "./parameter-builder.js";

export interface LayerNormOptions {
  /** What mean and variance are taken over, in the order of PyTorch's `normalized_shape`; default `channel`. */
  readonly axes?: readonly string[];
  /** Default 1e-5 (PyTorch); vision transformers and ConvNeXt have 1e-6. */
  readonly epsilon?: number;
  /** Whether it has `weight` and `bias`; default true. */
  readonly affine?: boolean;
}

/** Layer normalisation with, by default, `weight` and `bias`, each with the axes that are normalised. */
export function layerNorm(
  b: ParameterBuilder,
  name: string,
  x: Value,
  { axes = ["channel"], epsilon = 1e-5, affine = true }: LayerNormOptions = {},
): Value {
  const shape = axes.map((axis) => ({ name: axis, size: x.size(axis) }));
  const parameters = affine
    ? [b.parameter(`${name}.weight`, shape, { kind: "ones" }), b.parameter(`${name}.bias`, shape, { kind: "zeros" })]
    : [];
  return only(b.apply(layerNormOperation, [x, ...parameters], { axes, epsilon }, name));
}
