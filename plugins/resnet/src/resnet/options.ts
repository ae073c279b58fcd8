import { z } from "@netgraft/core";
import { residualOptions } from "../residual/options.js";
import { cifar, imagenet } from "./depths.js";

const {
  strideOn,
  stemPool: _,
  epsilon,
  ...depthAndWidth
} = residualOptions({
  imagenet,
  cifar,
  width: "Planes of the first stage, doubled with each stage",
  strideOn: "the 3×3 (torchvision) or the first 1×1 (the paper, Caffe)",
  padded: "torchvision",
});

/** The options of `resnet`. */
export const resnetOptions = {
  ...depthAndWidth,
  cardinality: z.int().positive().default(1).describe("Groups of a bottleneck's 3×3 convolution (ResNeXt)."),
  baseWidth: z.int().positive().default(64).describe("Channels per group at 64 planes (ResNeXt)."),
  strideOn,
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
    .enum(["padded", "ceil", "convolution"])
    .default("padded")
    .describe(
      "What halves the map behind the stem: a 3×3 pool, padded by 1 (torchvision) or unpadded in ceil mode (Caffe), or a strided 3×3 convolution with norm and activation (ResNet-RS).",
    ),
  shortcut: z
    .enum(["projection", "averagePool", "zeroPad"])
    .default("projection")
    .describe(
      "Where shapes differ: a projection, which samples or averages first (ResNet-D), or sampling and zero channels (He et al. 2016, option A).",
    ),
  projectionKernel: z.literal([1, 3]).default(1).describe("Kernel of strided projections: 1, or 3 (SENet-154)."),
  antialias: z
    .enum(["average", "average3x3", "average3x3First", "blur"])
    .optional()
    .describe(
      "What samples maps in place of strides, behind a convolution that then has none: means of 2×2 positions (timm's resnetaa) or, in blocks alone, of 3×3, which can come first (ResNeSt), or a blur (Zhang 2019, timm's resnetblur); by default nothing.",
    ),
  activateBranch: z
    .boolean()
    .default(false)
    .describe(
      "A ReLU at the end of each branch, before its SE: in the basic blocks of Cadene's port (timm's legacy_).",
    ),
  epsilon,
  zeroInit: z
    .boolean()
    .default(false)
    .describe("Start the last batch norm of each branch at 0 (timm), so that blocks start as identities."),
  names: z
    .enum(["timm", "sk", "legacy"])
    .default("timm")
    .describe("Layout of state-dict names: timm and torchvision, timm's SKNets, or its legacy_ SENets."),
};
