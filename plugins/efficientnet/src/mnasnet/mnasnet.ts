import { backbone, endSites, z } from "@netgraft/core";
import { invertedResidualSites, normOptions } from "@netgraft/plugin-mobilenet";
import { buildMnasnet } from "./build-mnasnet.js";

/** The options of `mnasnet`. */
const mnasnetOptions = {
  variant: z.enum(["a1", "b1"]).default("a1").describe("MnasNet-A1, or B1, which was searched without SE."),
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of all layers but the last convolution, rounded to multiples of 8."),
  ...normOptions(1e-5, 0.1),
};

/**
 * MnasNet-A1 and -B1 without the SE of some of A1's blocks, which the preset attaches.
 * Sources: Tan et al. 2019 (MnasNet); names: timm.
 */
export const mnasnet = backbone({
  type: "mnasnet",
  summary: "MnasNet-A1 and -B1 of any width; the SE of A1 is an attachment of the preset.",
  description:
    "Tan et al., MnasNet: Platform-Aware Neural Architecture Search for Mobile (CVPR 2019). The preset of A1 attaches SE where the paper's fig. 7 has it, as the rule `se`, which a config can replace or remove.",
  options: mnasnetOptions,
  sites: { ...invertedResidualSites, ...endSites },
  replaceable: ["depthwise"],
  standard: "depthwise",
  standardReplaceable: "depthwise",
  build: buildMnasnet,
});
