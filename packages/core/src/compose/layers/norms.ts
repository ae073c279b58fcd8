import { axes } from "../../graph/axes.js";
import type { Value } from "../../graph/value.js";
import { batchNorm as batchNormOperation } from "../../operations/normalization/batch-norm.js";
import { groupNorm as groupNormOperation } from "../../operations/normalization/group-norm.js";
import { layerNorm as layerNormOperation } from "../../operations/normalization/layer-norm.js";
import { only } from "../../operations/rules/arity.js";
import type { ParameterBuilder } from "./parameter-builder.js";

export interface BatchNormOptions {
  /** Default 1e-5 (PyTorch, Caffe). */
  readonly epsilon?: number;
  /** Weight of a new batch in the running statistics; default 0.1 (PyTorch's convention). */
  readonly momentum?: number;
  /** Whether `weight` starts at 0, so that a residual branch starts as nothing (Goyal et al. 2017). */
  readonly zeroInit?: boolean;
}

/** Batch normalisation with `weight`, `bias`, `running_mean` and `running_var`, each [channel]. */
export function batchNorm(
  b: ParameterBuilder,
  name: string,
  x: Value,
  { epsilon = 1e-5, momentum = 0.1, zeroInit = false }: BatchNormOptions = {},
): Value {
  const vector = axes({ channel: x.size("channel") });
  const inputs = [
    x,
    b.parameter(`${name}.weight`, vector, { kind: zeroInit ? "zeros" : "ones" }),
    b.parameter(`${name}.bias`, vector, { kind: "zeros" }),
    b.buffer(`${name}.running_mean`, vector, { kind: "zeros" }),
    b.buffer(`${name}.running_var`, vector, { kind: "ones" }),
  ];
  return only(b.apply(batchNormOperation, inputs, { epsilon, momentum }, name));
}

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
  { axes: normalised = ["channel"], epsilon = 1e-5, affine = true }: LayerNormOptions = {},
): Value {
  const shape = normalised.map((axis) => ({ name: axis, size: x.size(axis) }));
  const parameters = affine
    ? [b.parameter(`${name}.weight`, shape, { kind: "ones" }), b.parameter(`${name}.bias`, shape, { kind: "zeros" })]
    : [];
  return only(b.apply(layerNormOperation, [x, ...parameters], { axes: normalised, epsilon }, name));
}
