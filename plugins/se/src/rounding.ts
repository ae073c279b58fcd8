import { AttachmentMisfitError } from "@netgraft/core";

/** How a reduced number of channels is rounded; see {@link reducedChannels}. */
export const roundings = ["floor", "nearest", "timm", "mobilenet"] as const;
export type Rounding = (typeof roundings)[number];

export interface ReductionOptions {
  /** The ratio r. */
  readonly reduction: number;
  /** The number of reduced channels itself; overrides the ratio. */
  readonly reducedChannels?: number | undefined;
  readonly rounding: Rounding;
  /** Of what `timm` and `mobilenet` give multiples; default 8. */
  readonly divisor?: number | undefined;
  /** At least so many channels; without it, rounding to none is an error. */
  readonly minReducedChannels?: number | undefined;
}

/**
 * The channels between the two layers of the excitation.
 *
 * - `floor`: ⌊C / r⌋, as in the authors' Caffe models, pytorchcv and the article.
 * - `nearest`: C / r to the nearest whole number, halves to the even one (Python's `round`: timm's RegNets and EfficientNets).
 * - `timm`: C / r rounded to a multiple of 8 (or of `divisor`), at least 8 (timm's `SEModule`: `make_divisible(C / r, 8, round_limit=0)`).
 * - `mobilenet`: ⌊C / r⌋ rounded to a multiple of 8 (or of `divisor`), at least 8, and one step up where that loses over a tenth
 *   (MobileNetV3's `make_divisible`).
 * @throws NG_ATTACHMENT_MISFIT where no channel is left: the gate would be the constant 0.5
 */
export function reducedChannels(
  channels: number,
  { reduction, reducedChannels: fixed, rounding, divisor = 8, minReducedChannels: least = 0 }: ReductionOptions,
): number {
  if (fixed !== undefined) return fixed;
  const reduced = Math.max(least, rules[rounding](channels, reduction, divisor));
  if (reduced > 0) return reduced;
  throw new AttachmentMisfitError({
    message: `reducing ${channels} channels by ${reduction} leaves none, so that the gate would be the constant 0.5`,
    expected: `a reduction of at most ${channels}, \`reducedChannels\`, or \`minReducedChannels\``,
    found: `reduction ${reduction}`,
  });
}

const rules: Readonly<Record<Rounding, (channels: number, reduction: number, divisor: number) => number>> = {
  floor: (channels, reduction) => Math.floor(channels / reduction),
  nearest: (channels, reduction) => roundHalfToEven(channels / reduction),
  timm: (channels, reduction, divisor) => nearestMultiple(channels / reduction, divisor),
  mobilenet(channels, reduction, divisor) {
    const exact = Math.floor(channels / reduction);
    const rounded = nearestMultiple(exact, divisor);
    return rounded < 0.9 * exact ? rounded + divisor : rounded;
  },
};

/** The nearest whole number, halves to the even one, as Python and PyTorch round. */
export function roundHalfToEven(value: number): number {
  const below = Math.floor(value);
  return value - below === 0.5 ? below + (below % 2) : Math.round(value);
}

/** The nearest multiple, halves up, and at least one multiple. */
function nearestMultiple(value: number, divisor: number): number {
  return Math.max(divisor, Math.floor((value + divisor / 2) / divisor) * divisor);
}
