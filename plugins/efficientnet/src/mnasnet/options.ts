import { normOptions } from "@netgraft/plugin-mobilenet";
import { z } from "@netgraft/core";

/** The options of `mnasnet`. */
export const mnasnetOptions = {
  variant: z.enum(["a1", "b1"]).default("a1").describe("MnasNet-A1, or B1, which was searched without SE."),
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of all layers but the last convolution, rounded to multiples of 8."),
  ...normOptions(1e-5, 0.1),
};
