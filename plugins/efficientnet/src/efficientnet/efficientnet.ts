import { backbone, endSites, z } from "@netgraft/core";
import { invertedResidualSites, normOptions, paddingOption } from "@netgraft/plugin-mobilenet";
import { buildEfficientnet } from "./build-efficientnet.js";

/** The options of `efficientnet`. */
const efficientnetOptions = {
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of the layers, rounded to multiples of 8 (1 in B0, 2 in B7)."),
  depthMultiplier: z
    .number()
    .positive()
    .max(1000)
    .default(1)
    .describe("Multiplies the number of blocks of each group, rounded (1 in B0, 3.1 in B7)."),
  depthRounding: z
    .enum(["up", "nearest"])
    .default("up")
    .describe("How the number of blocks is rounded: up, or to the nearest, at least one (TinyNet)."),
  fixedStem: z.boolean().default(false).describe("Whether the stem has 32 channels at any width (TinyNet)."),
  lastChannels: z
    .int()
    .positive()
    .optional()
    .describe("Channels of the last 1×1 convolution; by default four times as many as enter it (1280 in TinyNet)."),
  ...normOptions(1e-5, 0.1),
  ...paddingOption,
  names: z
    .enum(["torchvision", "timm"])
    .default("torchvision")
    .describe("Layout of state-dict names; with timm's, SE has its `names: reduceExpand`."),
};

/**
 * EfficientNet of any width and depth without the SE of its blocks, which the presets attach.
 * Sources: Tan & Le 2019; names: torchvision.
 */
export const efficientnet = backbone({
  type: "efficientnet",
  summary: "EfficientNet of any width and depth; its SE is an attachment of the presets.",
  description:
    "Tan and Le, EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks (ICML 2019). The presets attach SE in every block, as the rule `se`, which a config can replace or remove.",
  options: efficientnetOptions,
  sites: { ...invertedResidualSites, ...endSites },
  replaceable: ["depthwise"],
  standard: "depthwise",
  standardReplaceable: "depthwise",
  build: buildEfficientnet,
});
