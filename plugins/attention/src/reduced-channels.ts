import { AttachmentMisfitError, z } from "@netgraft/core";

/** The options of a bottleneck between two layers, as a part of an object schema. */
interface ReductionOptions {
  readonly reduction: z.ZodDefault<z.ZodNumber>;
  readonly reducedChannels: z.ZodOptional<z.ZodInt>;
  readonly minReducedChannels: z.ZodOptional<z.ZodInt>;
}

/** The options of a bottleneck. @param ratio the paper's */
export function reductionOptions(ratio: number): ReductionOptions {
  const count = z.int().positive().optional();
  return {
    reduction: z.number().positive().default(ratio).describe("The ratio r by which the channels are reduced."),
    reducedChannels: count.describe("The number of reduced channels itself; overrides `reduction`."),
    minReducedChannels: count.describe("At least so many; without it, reducing to none is an error."),
  };
}

export interface Reduction {
  /** The ratio r. */
  readonly reduction: number;
  /** The number of reduced channels itself; overrides the ratio. */
  readonly reducedChannels?: number | undefined;
  readonly minReducedChannels?: number | undefined;
  /** Round C / r to the nearest multiple, up where that loses over a tenth (timm's `make_divisible`); by default floor. */
  readonly multipleOf?: number | undefined;
}

/** The reduced channels of a bottleneck. @throws NG_ATTACHMENT_MISFIT where none is left */
export function reducedChannels(
  channels: number,
  { reduction, reducedChannels: fixed, minReducedChannels: least = 0, multipleOf }: Reduction,
): number {
  if (fixed !== undefined) return fixed;
  const exact = channels / reduction;
  const reduced = Math.max(least, multipleOf === undefined ? Math.floor(exact) : nearMultiple(exact, multipleOf));
  if (reduced > 0) return reduced;
  throw new AttachmentMisfitError({
    message: `reducing ${channels} channels by ${reduction} leaves none`,
    expected: `a reduction of at most ${channels}, \`reducedChannels\`, or \`minReducedChannels\``,
    found: `reduction ${reduction}`,
  });
}

function nearMultiple(value: number, divisor: number): number {
  const rounded = Math.max(divisor, Math.floor((value + divisor / 2) / divisor) * divisor);
  return rounded < 0.9 * value ? rounded + divisor : rounded;
}
