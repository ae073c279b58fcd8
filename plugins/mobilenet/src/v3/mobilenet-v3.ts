import { backbone, endSites, z } from "@netgraft/core";
import { invertedResidualSites } from "../blocks/inverted-residual.js";
import { buildMobilenetV3 } from "./build-mobilenet-v3.js";
import { normOptions } from "../blocks/norm-options.js";
import { paddingOption } from "../blocks/padding.js";

/** The options of `mobilenet_v3`. */
const mobilenetV3Options = {
  variant: z.enum(["large", "small"]).default("large").describe("MobileNetV3-Large or -Small."),
  minimal: z
    .boolean()
    .default(false)
    .describe(
      "Kernels of 3 and ReLUs alone, for devices that are fast at nothing else (TensorFlow's minimalistic ones).",
    ),
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of all layers, rounded to multiples of 8."),
  expandFrom: z
    .enum(["table", "inputs"])
    .default("table")
    .describe(
      "What expanded channels are scaled from: the paper's own (torchvision), or the rounded channels that enter a block (timm).",
    ),
  stemChannels: z
    .int()
    .positive()
    .optional()
    .describe("Channels of the first convolution; by default 16 times the width (16 in timm below a width of 0.75)."),
  hiddenChannels: z
    .int()
    .positive()
    .optional()
    .describe(
      "Channels of the classifier's hidden layer; by default scaled with the width (timm keeps 1280 and 1024).",
    ),
  ...normOptions(1e-3, 0.01),
  ...paddingOption,
};

/**
 * MobileNetV3-Large and -Small without the SE of some of their blocks, which the presets attach.
 * Sources: Howard et al. 2019; names: torchvision.
 */
export const mobilenetV3 = backbone({
  type: "mobilenet_v3",
  summary: "MobileNetV3-Large and -Small of any width; their SE is an attachment of the presets.",
  description:
    "Howard et al., Searching for MobileNetV3 (ICCV 2019). The presets attach SE where the paper's Tables 1 and 2 have it, as the rule `se`, which a config can replace or remove.",
  options: mobilenetV3Options,
  sites: { ...invertedResidualSites, ...endSites },
  replaceable: ["depthwise"],
  standard: "depthwise",
  standardReplaceable: "depthwise",
  build: buildMobilenetV3,
});
