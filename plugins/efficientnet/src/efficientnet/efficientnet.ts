import { backbone, endSites, z } from "@netgraft/core";
import { invertedResidualSites, normOptions, paddingOption } from "@netgraft/plugin-mobilenet";
import { buildEfficientnet } from "./build-efficientnet.js";

/** The options of `efficientnet`. */
const efficientnetOptions = {
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of all layers, rounded to multiples of 8 (1 in B0, 2 in B7)."),
  depthMultiplier: z
    .number()
    .positive()
    .max(1000)
    .default(1)
    .describe("Multiplies the number of blocks of each group, rounded up (1 in B0, 3.1 in B7)."),
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
