import { normOptions } from "@netgraft/plugin-mobilenet";
import { z } from "@netgraft/core";

/** The options of `efficientnet`. */
export const efficientnetOptions = {
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of all layers, rounded to multiples of 8 (1 in B0, 2 in B7)."),
  depthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the number of blocks of each group, rounded up (1 in B0, 3.1 in B7)."),
  ...normOptions(1e-5, 0.1),
};
