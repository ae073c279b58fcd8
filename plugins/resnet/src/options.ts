import { z } from "zod";
import { cifarDepths, depths, depthsOf } from "./depths.js";

/** What the ImageNet and the CIFAR networks share. */
const shared = {
  block: z
    .enum(["basic", "bottleneck"])
    .optional()
    .describe("The residual block, with `layers`; by default what `depth` says."),
  layers: z.array(z.int().positive()).min(1).optional().describe("Blocks of each stage, in place of `depth`."),
  cardinality: z.int().positive().default(1).describe("Groups of a bottleneck's 3×3 convolution (ResNeXt)."),
  baseWidth: z.int().positive().default(64).describe("Channels per group at 64 planes (ResNeXt)."),
  strideOn: z
    .enum(["conv2", "conv1"])
    .default("conv2")
    .describe(
      "Which convolution of a bottleneck carries the stride: the 3×3 (torchvision) or the first 1×1 (the paper, Caffe).",
    ),
  epsilon: z.number().positive().default(1e-5).describe("Added to the variance in batch norm."),
  zeroInit: z
    .boolean()
    .default(false)
    .describe("Start the last batch norm of each branch at 0 (timm), so that blocks start as identities."),
  names: z
    .enum(["timm", "legacy"])
    .default("timm")
    .describe("Layout of state-dict names: timm and torchvision, or timm's legacy_ SENets."),
};

/** The options of `resnet`. */
export const resnetOptions = {
  depth: z
    .literal(depthsOf(depths))
    .optional()
    .describe("Layers with weights; by default 50, or as `block` and `layers` say."),
  ...shared,
  width: z.int().positive().default(64).describe("Planes of the first stage; they double with each stage."),
  stem: z.enum(["conv7", "deep"]).default("conv7").describe("A 7×7 convolution, or three 3×3 (SENet-154)."),
  stemPool: z
    .enum(["padded", "ceil"])
    .default("padded")
    .describe("The stem's 3×3 pool: padded by 1 (torchvision), or unpadded in ceil mode (Caffe)."),
  projectionKernel: z.literal([1, 3]).default(1).describe("Kernel of strided projections: 1, or 3 (SENet-154)."),
  reduceFirst: z
    .int()
    .positive()
    .default(1)
    .describe("Divides the channels of a bottleneck's first convolution (2 in SENet-154)."),
};

/** The options of `cifar_resnet`. */
export const cifarResnetOptions = {
  depth: z
    .literal(depthsOf(cifarDepths))
    .optional()
    .describe("Layers with weights, 6n + 2; by default 20, or as `block` and `layers` say."),
  ...shared,
  width: z.int().positive().default(16).describe("Planes of the first stage; they double with each stage."),
  shortcut: z
    .enum(["projection", "zeroPad"])
    .default("projection")
    .describe(
      "Where shapes differ: a 1×1 projection (pytorchcv), or sampling and zero channels (the original's option A).",
    ),
};
