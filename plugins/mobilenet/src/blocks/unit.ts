import type { BatchNormOptions, BlockBuilder, ConvOptions, Value } from "@netgraft/core";
import { type ConvPadding, samePadding } from "./padding.js";

/** The activations of mobile networks, as the builder calls them. */
export type Activation = "relu" | "relu6" | "hardSwish" | "silu";

/** Names of a convolution and its norm. */
export interface UnitNames {
  readonly conv: string;
  readonly norm: string;
}

/** What all units of a network have: epsilon and momentum of batch norms, and how convolutions are padded. */
export interface Norm extends Required<Pick<BatchNormOptions, "epsilon" | "momentum">> {
  /** Default: symmetric. */
  readonly padding?: ConvPadding;
}

/** A convolution, its norm and its activation; the last convolution of a branch has none. */
export function unit(
  b: BlockBuilder,
  { conv, norm: normName }: UnitNames,
  x: Value,
  convolution: ConvOptions,
  { epsilon, momentum, padding }: Norm,
  activation?: Activation,
): Value {
  const padded = padding === "same" ? { ...convolution, padding: samePadding(x, convolution) } : convolution;
  const y = b.batchNorm(normName, b.conv(conv, x, padded), { epsilon, momentum });
  return activation === undefined ? y : b[activation](y);
}
