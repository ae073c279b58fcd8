import { z } from "zod";

/** The options that both backbones have. */
export const layerOptions = {
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of all convolutions; at least 16 stay (TF-slim's depth_multiplier)."),
  epsilon: z
    .number()
    .positive()
    .optional()
    .describe("Added to the variance in batch norm; by default 1e-5 in BN-Inception and 1e-3 elsewhere."),
};
