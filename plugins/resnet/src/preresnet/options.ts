import { z } from "@netgraft/core";
import { residualOptions } from "../residual/options.js";
import { cifar, imagenet } from "./depths.js";

const { strideOn, stemPool, epsilon, ...depthAndWidth } = residualOptions({
  imagenet,
  cifar,
  width: "Channels of the stem and planes of the first stage",
  strideOn: "the 3×3 (pytorchcv's `b` networks and CIFAR), or the first 1×1 (its others)",
  padded: "pytorchcv",
});

/** The options of `preresnet`. */
export const preresnetOptions = {
  ...depthAndWidth,
  widen: z
    .int()
    .positive()
    .default(1)
    .describe("Multiplies the planes of all stages, but not the stem (the k of Wide ResNets)."),
  strideOn,
  stem: z
    .enum(["conv7", "cifar"])
    .default("conv7")
    .describe("A 7×7 convolution and a pool, or one bare 3×3 convolution at full resolution (CIFAR)."),
  stemPool,
  epsilon,
};
