import type { BlockBuilder, ConvOptions, Value } from "@netgraft/core";

export interface ConvNormOptions extends ConvOptions {
  /** BN epsilon. */
  readonly epsilon: number;
  readonly zeroInit?: boolean;
  readonly activation?: boolean;
  /** Whether both lie in a module of their own: `conv1.conv` and `conv1.bn`. */
  readonly unitModules: boolean;
}

/**
 * The n-th convolution of a block with its norm and, unless it is the last, its activation: `conv1`, `bn1` and the
 * site `conv1` after them. The config may replace it.
 */
export function convNorm(
  b: BlockBuilder,
  n: 1 | 2 | 3,
  x: Value,
  { epsilon, zeroInit = false, activation = true, unitModules, ...convolution }: ConvNormOptions,
): Value {
  const names = unitModules ? { conv: `conv${n}.conv`, norm: `conv${n}.bn` } : { conv: `conv${n}`, norm: `bn${n}` };
  const y = b.replaceable(`conv${n}`, x, convolution, () => {
    const normed = b.batchNorm(names.norm, b.conv(names.conv, x, convolution), { epsilon, zeroInit });
    return activation ? b.relu(normed) : normed;
  });
  return b.site(`conv${n}`, y);
}
