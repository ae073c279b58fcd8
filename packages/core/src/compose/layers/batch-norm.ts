import { axes } from "../../graph/axes.js";
import type { Value } from "../../graph/value.js";
import { batchNorm as batchNormOperation } from "../../operations/normalization/batch-norm.js";
import { only } from "../../operations/rules/outputs.js";
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
