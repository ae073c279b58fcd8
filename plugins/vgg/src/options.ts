import { z } from "@netgraft/core";
import { depths } from "./depths.js";

/** The options of `vgg`. */
export const vggOptions = {
  depth: z.literal(depths).default(16).describe("Layers with weights."),
  batchNorm: z
    .boolean()
    .default(true)
    .describe("A batch norm after each convolution, as in the SENet paper; the original has none."),
  convBias: z
    .boolean()
    .default(true)
    .describe("Whether convolutions have a bias: before a batch norm, too, in torchvision; without one in pytorchcv."),
  widthMultiplier: z.number().positive().default(1).describe("Multiplies the channels of all convolutions."),
  hiddenChannels: z.int().positive().default(4096).describe("Channels of the classifier's two hidden layers."),
  epsilon: z.number().positive().default(1e-5).describe("Added to the variance in batch norm."),
};
