import { z } from "#zod";

/** Sizes that some axes have. */
export type AxisSizes = readonly { readonly axis: string; readonly size: number }[];

export const axisSizesSchema: z.ZodType<AxisSizes> = z.array(
  z.strictObject({ axis: z.string(), size: z.int().positive() }),
);
