import { z } from "@netgraft/core";
import { widths } from "./channels.js";

const even = z.int().positive().multipleOf(2);

/** The options of `shufflenet_v2`. */
export const shufflenetV2Options = {
  widthMultiplier: z
    .literal([...widths])
    .default(1)
    .describe("The published width: 0.5, 1, 1.5 or 2."),
  channels: z
    .tuple([even, even, even, even, even])
    .optional()
    .describe("Channels of the stem, the three stages and the last convolution, all even; overrides the width."),
  epsilon: z.number().positive().default(1e-5).describe("Added to the variance in batch norm."),
};
