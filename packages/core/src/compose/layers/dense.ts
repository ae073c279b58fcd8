import { axes } from "../../graph/axes.js";
import type { Initializer } from "../../graph/initializer.js";
import type { Value } from "../../graph/value.js";
import { dense as denseOperation } from "../../operations/product/dense.js";
import { only } from "../../operations/rules/arity.js";
import type { ParameterBuilder } from "./parameter-builder.js";

export interface DenseOptions {
  /** Output channels. */
  readonly channels: number;
  /** Default true, as in PyTorch's `Linear`. */
  readonly bias?: boolean;
  /** Default: uniform in ±1/√in, as PyTorch's `Linear`. */
  readonly initializer?: Initializer;
}

/** A fully connected layer over `channel` with `weight` [out, in] and, by default, `bias` [out]. */
export function dense(
  b: ParameterBuilder,
  name: string,
  x: Value,
  { channels, bias = true, initializer }: DenseOptions,
): Value {
  const inputs = x.size("channel");
  const uniform: Initializer = { kind: "uniformFan", fanIn: inputs };
  const parameters = [b.parameter(`${name}.weight`, axes({ out: channels, in: inputs }), initializer ?? uniform)];
  if (bias) parameters.push(b.parameter(`${name}.bias`, axes({ out: channels }), uniform));
  return only(b.apply(denseOperation, [x, ...parameters], {}, name));
}
