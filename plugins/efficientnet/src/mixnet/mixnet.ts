import { backbone, endSites, z } from "@netgraft/core";
import { invertedResidualSites, normOptions, paddingOption } from "@netgraft/plugin-mobilenet";
import { buildMixnet } from "./build-mixnet.js";

/** The options of `mixnet`. */
const mixnetOptions = {
  variant: z.enum(["s", "m"]).default("s").describe("MixNet-S, or MixNet-M, which L is a wider one of."),
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of all layers but the last convolution, rounded to multiples of 8 (1.3 in L)."),
  depthMultiplier: z
    .number()
    .positive()
    .max(1000)
    .default(1)
    .describe("Multiplies the number of blocks of each group, rounded to the nearest, the first blocks last."),
  ...normOptions(1e-5, 0.1),
  ...paddingOption,
};

/**
 * MixNet-S and -M of any width and depth without the SE of most of their blocks, which the presets attach.
 * Sources: Tan & Le 2019 (MixConv); names: timm.
 */
export const mixnet = backbone({
  type: "mixnet",
  summary: "MixNet of any width and depth: depthwise convolutions of several kernels share the channels.",
  description:
    "Tan and Le, MixConv: Mixed Depthwise Convolutional Kernels (BMVC 2019). The presets attach SE of half of the channels that enter a block as the rule `se`, of a quarter of them in the fourth group as the rule `se_quarter`, which a config can replace or remove.",
  options: mixnetOptions,
  sites: {
    ...invertedResidualSites,
    depthwise: "After the depthwise convolutions, their norm and activation (SE in MixNet).",
    ...endSites,
  },
  replaceable: [],
  standard: "depthwise",
  build: buildMixnet,
});
