import { z } from "zod";
import { depthsOf } from "../resnet/depths.js";
import { cifar, imagenet } from "./depths.js";

/** The options of `preresnet`. */
export const preresnetOptions = {
  depth: z
    .literal([...depthsOf(imagenet), ...depthsOf(cifar)])
    .optional()
    .describe("Layers with weights; by default 50 (164 with the cifar stem), or as `block` and `layers` say."),
  block: z
    .enum(["basic", "bottleneck"])
    .optional()
    .describe("The residual block, with `layers`; by default what `depth` says."),
  layers: z.array(z.int().positive()).min(1).optional().describe("Blocks of each stage, in place of `depth`."),
  width: z
    .int()
    .positive()
    .optional()
    .describe("Channels of the stem and planes of the first stage; by default 64 (16 with the cifar stem)."),
  widen: z
    .int()
    .positive()
    .default(1)
    .describe("Multiplies the planes of all stages, but not the stem (the k of Wide ResNets)."),
  strideOn: z
    .enum(["conv2", "conv1"])
    .default("conv2")
    .describe(
      "Which convolution of a bottleneck carries the stride: the 3×3 (pytorchcv's `b` networks and CIFAR), or the first 1×1 (its others).",
    ),
  stem: z
    .enum(["conv7", "cifar"])
    .default("conv7")
    .describe("A 7×7 convolution and a pool, or one bare 3×3 convolution at full resolution (CIFAR)."),
  stemPool: z
    .enum(["padded", "ceil"])
    .default("padded")
    .describe("The stem's 3×3 pool: padded by 1 (pytorchcv), or unpadded in ceil mode (Caffe)."),
  epsilon: z.number().positive().default(1e-5).describe("Added to the variance in batch norm."),
};
