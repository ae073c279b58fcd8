import type { BlockBuilder, Value } from "@netgraft/core";
import { type Activation, type Norm, samePadding, unit, type UnitNames } from "@netgraft/plugin-mobilenet";

/** Convolutions that share the channels of a map. */
interface MixedConvolution {
  readonly channels: number;
  /** A kernel for each share. */
  readonly kernels: readonly number[];
  readonly stride?: number;
  readonly dilation?: number;
  /** Whether each filters its channels one by one. */
  readonly depthwise?: boolean;
}

/**
 * Convolutions of several kernels, each of an equal share of the channels (the first has what is left over), their norm and their activation: MixConv
 * (Tan & Le 2019, section 3.1). One kernel is a plain convolution. Named as in timm: `conv.0`, `conv.1`.
 */
export function mixedUnit(
  b: BlockBuilder,
  names: UnitNames,
  x: Value,
  { channels, kernels, depthwise = false, ...spatial }: MixedConvolution,
  norm: Norm,
  activation?: Activation,
): Value {
  const convolution = (inputs: number, outputs: number, kernel: number) =>
    ({ channels: outputs, kernel, ...spatial, ...(depthwise && { groups: inputs }) }) as const;
  const [only = 1, ...others] = kernels;
  if (others.length === 0) {
    return unit(b, names, x, convolution(x.size("channel"), channels, only), norm, activation);
  }
  const [inputs, outputs] = [shares(x.size("channel"), kernels.length), shares(channels, kernels.length)];
  let start = 0;
  const parts = kernels.map((kernel, index) => {
    const [own = 0, made = 0] = [inputs[index], outputs[index]];
    const part = b.slice(x, "channel", { start, end: start + own });
    start += own;
    const options = convolution(own, made, kernel);
    const padded = norm.padding === "same" ? { ...options, padding: samePadding(part, options) } : options;
    return b.conv(`${names.conv}.${index}`, part, padded);
  });
  const { epsilon, momentum } = norm;
  const y = b.batchNorm(names.norm, b.concat(parts), { epsilon, momentum });
  return activation === undefined ? y : b[activation](y);
}

function shares(channels: number, count: number): readonly number[] {
  const each = Math.floor(channels / count);
  return Array.from({ length: count }, (_, index) => (index === 0 ? channels - each * (count - 1) : each));
}
