import { backbone, endSites, z } from "@netgraft/core";
import { normOptions } from "../blocks/norm-options.js";
import { buildRexnet } from "./build-rexnet.js";
import { rexnetSites } from "./rexnet-block.js";

/** The options of `rexnet`. */
const rexnetOptions = {
  widthMultiplier: z.number().positive().default(1).describe("Multiplies the channels of all layers."),
  depthMultiplier: z
    .number()
    .positive()
    .max(1000)
    .default(1)
    .describe("Multiplies the number of blocks of each group, rounded up."),
  initialChannels: z.int().positive().default(16).describe("Channels of the first block, before the width."),
  addedChannels: z
    .int()
    .min(0)
    .default(180)
    .describe("By how many channels the blocks widen in all, evenly, before the width."),
  channelDivisor: z
    .int()
    .positive()
    .default(1)
    .describe("What all channels are multiples of: 1 (the paper), 8 or 16 (timm's `rexnetr`)."),
  ...normOptions(1e-5, 0.1),
};

/**
 * ReXNet of any width and depth without the SE of most of its blocks, which the presets attach.
 * Sources: Han et al. 2021; names: timm.
 */
export const rexnet = backbone({
  type: "rexnet",
  summary: "ReXNet of any width: blocks that widen evenly, and add what enters to their first channels.",
  description:
    "Han, Yun, Heo and Yoo, Rethinking Channel Dimensions for Efficient Model Design (CVPR 2021). The presets attach SE with a norm between its layers in all blocks but the first three, as the rule `se`, which a config can replace or remove.",
  options: rexnetOptions,
  sites: { ...rexnetSites, ...endSites },
  replaceable: ["depthwise"],
  standard: "depthwise",
  standardReplaceable: "depthwise",
  build: buildRexnet,
});
