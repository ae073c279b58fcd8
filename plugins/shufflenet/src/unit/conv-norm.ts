import type { BlockBuilder, ConvOptions, Value } from "@netgraft/core";

/** Names of a convolution and its norm. */
export interface UnitNames {
  readonly conv: string;
  readonly norm: string;
}

/** A convolution and its norm. */
export function convNorm(
  b: BlockBuilder,
  { conv, norm }: UnitNames,
  x: Value,
  convolution: ConvOptions,
  epsilon: number,
): Value {
  return b.batchNorm(norm, b.conv(conv, x, convolution), { epsilon });
}
