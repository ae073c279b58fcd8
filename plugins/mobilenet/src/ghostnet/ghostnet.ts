import { backbone, endSites, OptionUnsupportedError, z } from "@netgraft/core";
import { normOptions } from "../blocks/norm-options.js";
import { buildGhostnet } from "./build-ghostnet.js";
import { ghostSites } from "./ghost-bottleneck.js";

/** The options of `ghostnet`. */
const ghostnetOptions = {
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of all layers but the classifier's hidden one, rounded to multiples of 4."),
  ...normOptions(1e-5, 0.1),
};

/**
 * GhostNet of any width without the SE of some of its blocks, which the presets attach.
 * Sources: Han et al. 2020; names: timm.
 */
export const ghostnet = backbone({
  type: "ghostnet",
  summary: "GhostNet of any width: half of the channels are made from the others by cheap depthwise convolutions.",
  description:
    "Han et al., GhostNet: More Features from Cheap Operations (CVPR 2020). The presets attach SE where the paper's Table 1 has it, as the rule `se`, which a config can replace or remove. As in timm, it does not dilate.",
  options: ghostnetOptions,
  sites: { ...ghostSites, ...endSites },
  replaceable: ["depthwise"],
  standard: "expand",
  build(spec, head) {
    if (spec.outputStride < 32) {
      throw new OptionUnsupportedError({
        at: "backbone.outputStride",
        message: "a GhostNet has no convolution over space that could dilate in most of its blocks",
        expected: "32",
        found: `${spec.outputStride}`,
      });
    }
    return buildGhostnet(spec, head);
  },
});
