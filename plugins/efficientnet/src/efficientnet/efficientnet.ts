import { backbone } from "@netgraft/core";
import { invertedResidualSites } from "@netgraft/plugin-mobilenet";
import { buildEfficientnet } from "./build-efficientnet.js";
import { efficientnetOptions } from "./options.js";

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
  sites: invertedResidualSites,
  replaceable: ["depthwise"],
  standard: "depthwise",
  standardReplaceable: "depthwise",
  build: buildEfficientnet,
});
