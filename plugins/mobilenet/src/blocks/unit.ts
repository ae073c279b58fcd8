import type { BatchNormOptions, BlockBuilder, ConvOptions, Value } from "@netgraft/core";

/** The activations of mobile networks, as the builder calls them. */
export type Activation = "relu" | "relu6" | "hardSwish" | "silu";

/** Names of a convolution and its norm. */
export interface UnitNames {
  readonly conv: string;
  readonly norm: string;
}

/** Epsilon and momentum of all batch norms of a network. */
export type Norm = Required<Pick<BatchNormOptions, "epsilon" | "momentum">>;

/** A convolution, its norm and its activation; the last convolution of a branch has none. */
export function unit(
  b: BlockBuilder,
  { conv, norm: normName }: UnitNames,
  x: Value,
  convolution: ConvOptions,
  { epsilon, momentum }: Norm,
  activation?: Activation,
): Value {
  const y = b.batchNorm(normName, b.conv(conv, x, convolution), { epsilon, momentum });
  return activation === undefined ? y : b[activation](y);
}
