import { backbone, endSites, z } from "@netgraft/core";
import { invertedResidualSites } from "../blocks/inverted-residual.js";
import { buildMobilenetV2 } from "./build-mobilenet-v2.js";
import { normOptions } from "../blocks/norm-options.js";
import { paddingOption } from "../blocks/padding.js";

/** The options of `mobilenet_v2`. */
const mobilenetV2Options = {
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of all layers, rounded to multiples of 8; the last layer's only where above 1."),
  depthMultiplier: z
    .number()
    .positive()
    .max(1000)
    .default(1)
    .describe(
      "Multiplies the number of blocks of each group, rounded up (1.2 and 1.4 in timm's mobilenetv2_110d and _120d).",
    ),
  fixedEnds: z
    .boolean()
    .default(false)
    .describe(
      "Keep the stem, the last layer and the number of blocks of the first and last group, whatever the multipliers (timm's `d` networks).",
    ),
  ...normOptions(1e-5, 0.1),
  ...paddingOption,
};

/**
 * MobileNetV2: inverted residuals with linear bottlenecks.
 * Sources: Sandler et al. 2018; SE after the depthwise convolution: Howard et al. 2019, fig. 4; names: torchvision.
 */
export const mobilenetV2 = backbone({
  type: "mobilenet_v2",
  summary: "MobileNetV2 of any width: inverted residuals with linear bottlenecks.",
  description:
    "Sandler et al., MobileNetV2: Inverted Residuals and Linear Bottlenecks (CVPR 2018). SE goes where MnasNet and MobileNetV3 have it in the same block.",
  options: mobilenetV2Options,
  sites: { ...invertedResidualSites, ...endSites },
  replaceable: ["depthwise"],
  standard: "depthwise",
  standardReplaceable: "depthwise",
  build: buildMobilenetV2,
});
