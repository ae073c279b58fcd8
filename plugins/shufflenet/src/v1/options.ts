import { z } from "@netgraft/core";
import { groupCounts } from "./channels.js";

/** The options of `shufflenet_v1`. */
export const shufflenetV1Options = {
  groups: z.literal(groupCounts).default(3).describe("Groups of the 1×1 convolutions; more groups have more channels."),
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of all layers, rounded down (the paper's s×)."),
  epsilon: z.number().positive().default(1e-5).describe("Added to the variance in batch norm."),
};
