import { z } from "@netgraft/core";
import { normOptions } from "../blocks/norm-options.js";

/** The options of `mobilenet_v2`. */
export const mobilenetV2Options = {
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of all layers, rounded to multiples of 8; the last layer's only where above 1."),
  ...normOptions(1e-5, 0.1),
};
