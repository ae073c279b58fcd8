import { z } from "zod";
import { cifar, depthsOf, imagenet } from "./depths.js";

/** The options of `resnet`. */
export const resnetOptions = {
  depth: z
    .literal([...depthsOf(imagenet), ...depthsOf(cifar)])
    .optional()
    .describe("Layers with weights; by default 50 (20 with the cifar stem), or as `block` and `layers` say."),
  block: z
    .enum(["basic", "bottleneck"])
    .optional()
    .describe("The residual block, with `layers`; by default what `depth` says."),
  layers: z.array(z.int().positive()).min(1).optional().describe("Blocks of each stage, in place of `depth`."),
  width: z
    .int()
    .positive()
    .optional()
    .describe("Planes of the first stage, doubled with each stage; by default 64 (16 with the cifar stem)."),
  cardinality: z.int().positive().default(1).describe("Groups of a bottleneck's 3×3 convolution (ResNeXt)."),
  baseWidth: z.int().positive().default(64).describe("Channels per group at 64 planes (ResNeXt)."),
  strideOn: z
    .enum(["conv2", "conv1"])
    .default("conv2")
    .describe(
      "Which convolution of a bottleneck carries the stride: the 3×3 (torchvision) or the first 1×1 (the paper, Caffe).",
    ),
  reduceFirst: z
    .int()
    .positive()
    .default(1)
    .describe("Divides the channels of a block's first convolution (2 in SENet-154)."),
  stem: z
    .enum(["conv7", "deep", "tiered", "cifar"])
    .default("conv7")
    .describe(
      "A 7×7 convolution and a pool; three 3×3 and a pool (SENet-154, ResNet-D), whose channels may grow tier by tier (timm's ResNet-T); or one 3×3 at full resolution (CIFAR).",
    ),
  stemWidth: z
    .int()
    .positive()
    .optional()
    .describe(
      "Channels of the stem, of whose last convolution a deep or tiered one has twice as many; by default the width (32 in ResNet-D).",
    ),
  stemPool: z
    .enum(["padded", "ceil"])
    .default("padded")
    .describe("The stem's 3×3 pool: padded by 1 (torchvision), or unpadded in ceil mode (Caffe)."),
  shortcut: z
    .enum(["projection", "averagePool", "zeroPad"])
    .default("projection")
    .describe(
      "Where shapes differ: a projection, which samples or averages first (ResNet-D), or sampling and zero channels (He et al. 2016, option A).",
    ),
  projectionKernel: z.literal([1, 3]).default(1).describe("Kernel of strided projections: 1, or 3 (SENet-154)."),
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
