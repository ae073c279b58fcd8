import { z } from "@netgraft/core";
import { normOptions } from "../blocks/norm-options.js";

/** The options of `mobilenet_v3`. */
export const mobilenetV3Options = {
  variant: z.enum(["large", "small"]).default("large").describe("MobileNetV3-Large or -Small."),
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of all layers, rounded to multiples of 8."),
  ...normOptions(1e-3, 0.01),
};
