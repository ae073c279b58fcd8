import { type PictureConfig, type PixelSize, z } from "@netgraft/core";

const side = z.int().positive();

/** An option for the size of the result: a number for a square, or height and width; the network's input by default. */
export const sizeOption = z.union([side, z.tuple([side, side])]).optional();

/** The size that the option says. */
export function sizeOf(option: z.output<typeof sizeOption>, { input }: PictureConfig): PixelSize {
  if (option === undefined) return { width: input.width, height: input.height };
  const [height, width] = typeof option === "number" ? [option, option] : option;
  return { width, height };
}

/** An option for how a picture is resized. */
export const interpolationOption = z
  .enum(["bilinear", "bicubic", "nearest"])
  .default("bilinear")
  .describe("How the picture is resized, as Pillow does it.");

/** An option for a probability. */
export const probabilityOption = z.number().min(0).max(1).default(0.5);

/** An option for a range, from its lower to its upper bound. */
export function rangeOption(lowest: number, from: number, to: number): z.ZodDefault<z.ZodType<[number, number]>> {
  const bound = z.number().min(lowest);
  return z
    .tuple([bound, bound])
    .refine(([low, high]) => low <= high, {
      message: "the range is empty",
      params: { expected: "the lower bound first" },
    })
    .default([from, to]);
}
