import { backbone, endSites, z } from "@netgraft/core";
import { buildVovnet } from "./build-vovnet.js";
import { osaSites } from "./osa-block.js";

const channels = z.int().positive();
const ofStages = "one number for each stage";

/** The options of `vovnet`. */
const vovnetOptions = {
  blocks: z.array(z.int().positive().max(1000)).min(1).default([1, 1, 2, 2]).describe("Blocks of each stage."),
  layers: z.int().positive().max(100).default(5).describe("3×3 convolutions of each block."),
  stemChannels: z
    .tuple([channels, channels, channels])
    .default([64, 64, 128])
    .describe("Channels of the three convolutions of the stem."),
  layerChannels: z
    .array(channels)
    .min(1)
    .default([128, 160, 192, 224])
    .describe(`Channels of the 3×3 convolutions: ${ofStages}.`),
  channels: z.array(channels).min(1).default([256, 512, 768, 1024]).describe(`Channels at a block's end: ${ofStages}.`),
  residual: z.boolean().default(false).describe("Add the input of all blocks but the first of a stage (VoVNetV2)."),
  depthwise: z
    .boolean()
    .default(false)
    .describe("Depthwise and 1×1 convolutions in place of the 3×3, behind a 1×1 that reduces where channels differ."),
  epsilon: z.number().positive().default(1e-5).describe("Added to the variance in batch norm."),
};

/**
 * VoVNet, and VoVNetV2 without the attention of its stages, which the presets attach.
 * Sources: Lee et al. 2019 (An Energy and GPU-Computation Efficient Backbone Network); Lee & Park 2020 (CenterMask); names: timm.
 */
export const vovnet = backbone({
  type: "vovnet",
  summary:
    "VoVNet: blocks that join what all their convolutions give at once; the attention of V2 is an attachment of the presets.",
  description:
    "Lee et al., An Energy and GPU-Computation Efficient Backbone Network for Real-Time Object Detection (CVPR Workshops 2019); V2: Lee and Park, CenterMask (CVPR 2020). The presets of V2 attach `ese` at the end of each stage, as the rule `se`, which a config can replace or remove.",
  options: vovnetOptions,
  sites: { ...osaSites, ...endSites },
  standard: "residual",
  build: buildVovnet,
});
