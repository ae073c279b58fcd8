import { z } from "@netgraft/core";
import { normOptions } from "../blocks/norm-options.js";

/** The options of `mobilenet_v1`. */
export const mobilenetV1Options = {
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
};
