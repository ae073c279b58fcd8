import { backbone, endSites, OptionUnsupportedError, z } from "@netgraft/core";
import { shuffleSites } from "../unit/sites.js";
import { buildShufflenetV2 } from "./build-shufflenet-v2.js";
import { layerChannels, widths } from "./channels.js";

const even = z.int().positive().multipleOf(2);

/** The options of `shufflenet_v2`. */
const shufflenetV2Options = {
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

/**
 * ShuffleNet v2: half of the channels pass each unit by, and all are shuffled at its end.
 * Sources: Ma et al. 2018 (ShuffleNet V2); names: torchvision.
 */
export const shufflenetV2 = backbone({
  type: "shufflenet_v2",
  summary: "ShuffleNet v2 of width 0.5, 1, 1.5 or 2: channels are split, convolved in part, and shuffled.",
  description: "Ma et al., ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design (ECCV 2018).",
  options: shufflenetV2Options,
  sites: { ...shuffleSites, ...endSites },
  replaceable: ["depthwise"],
  standard: "residual",
  standardReplaceable: "depthwise",
  build({ dropPath, widthMultiplier, channels = layerChannels[widthMultiplier], ...options }, head) {
    if (dropPath > 0) {
      throw new OptionUnsupportedError({
        at: "backbone.dropPath",
        message: "a ShuffleNet v2 concatenates its branches: none could be dropped",
        expected: "0",
        found: `${dropPath}`,
      });
    }
    return buildShufflenetV2({ ...options, channels }, head);
  },
});
