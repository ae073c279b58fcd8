import { backbone, endSites, OptionUnsupportedError, z } from "@netgraft/core";
import { separableSites } from "../blocks/separable.js";
import { buildMobilenetV1 } from "./build-mobilenet-v1.js";
import { normOptions } from "../blocks/norm-options.js";
import { paddingOption } from "../blocks/padding.js";

/** The options of `mobilenet_v1`. */
const mobilenetV1Options = {
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of all layers, rounded down (the paper's α)."),
  activation: z
    .enum(["relu", "relu6"])
    .default("relu")
    .describe("After each norm: relu (the paper, pytorchcv) or relu6 (TensorFlow, Keras)."),
  ...normOptions(1e-5, 0.1),
  ...paddingOption,
};

/**
 * MobileNet v1: depthwise separable convolutions without shortcuts.
 * Sources: Howard et al. 2017 (MobileNets); SE on the pointwise outputs: Hu et al. 2020, Table 3; names: pytorchcv.
 */
export const mobilenetV1 = backbone({
  type: "mobilenet_v1",
  summary: "MobileNet v1 of any width: depthwise separable convolutions.",
  description:
    "Howard et al., MobileNets (arXiv 1704.04861). SE after each block's 1×1 convolution is what Hu et al. (TPAMI 2020), Table 3 count.",
  options: mobilenetV1Options,
  sites: { ...separableSites, ...endSites },
  replaceable: ["depthwise", "pointwise"],
  standard: "pointwise",
  standardReplaceable: "depthwise",
  build({ dropPath, ...options }, head) {
    if (dropPath > 0) {
      throw new OptionUnsupportedError({
        at: "backbone.dropPath",
        message: "a MobileNet v1 has no residual branches that could be dropped",
        expected: "0",
        found: `${dropPath}`,
      });
    }
    return buildMobilenetV1(options, head);
  },
});
