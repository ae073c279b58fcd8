import { backbone, endSites, OptionUnsupportedError, z } from "@netgraft/core";
import { buildDensenet } from "./build-densenet.js";
import { denseLayerSites } from "./dense-layer.js";
import { transitionSites } from "./transition.js";

/** The options of `densenet`. */
const densenetOptions = {
  layers: z
    .array(z.int().positive().max(1000))
    .min(1)
    .default([6, 12, 24, 16])
    .describe("Layers of each dense block; [6, 12, 24, 16] is DenseNet-121."),
  growthRate: z.int().positive().default(32).describe("Channels that each layer adds (the paper's k)."),
  bottleneckRatio: z
    .number()
    .positive()
    .default(4)
    .describe("Channels of a layer's 1×1 convolution over those that it adds (4 in the paper)."),
  compression: z
    .number()
    .positive()
    .max(1)
    .default(0.5)
    .describe("Part of the channels that a transition leaves, rounded down (the paper's θ)."),
  stem: z
    .enum(["conv7", "deep"])
    .default("conv7")
    .describe("A 7×7 convolution (the paper), or three of 3×3 (timm's networks with a `d`)."),
  antialias: z
    .enum(["blur"])
    .optional()
    .describe(
      "What halves the map behind the stem's pool: a blur (Zhang 2019, timm's densenetblur121d); by default the pool itself.",
    ),
  stemChannels: z
    .int()
    .positive()
    .optional()
    .describe("Channels of the stem; by default twice the growth rate (the paper)."),
  epsilon: z.number().positive().default(1e-5).describe("Added to the variance in batch norm."),
};

/**
 * DenseNet-BC: each layer takes what all layers before it in its block have made.
 * Sources: Huang et al. 2017; names: torchvision and timm.
 */
export const densenet = backbone({
  type: "densenet",
  summary: "DenseNet-BC of any depth and growth: layers take what all layers before them in their block have made.",
  description:
    "Huang et al., Densely Connected Convolutional Networks (CVPR 2017). Where `outputStride` is reached, transitions do not pool and the layers behind them dilate: Yang et al., DenseASPP (CVPR 2018).",
  options: densenetOptions,
  sites: { ...denseLayerSites, ...transitionSites, ...endSites },
  replaceable: ["conv1", "conv2"],
  standard: "residual",
  standardReplaceable: "conv2",
  build({ dropPath, ...spec }, head) {
    if (dropPath > 0) {
      throw new OptionUnsupportedError({
        at: "backbone.dropPath",
        message: "a DenseNet joins its layers: none could be dropped",
        expected: "0",
        found: `${dropPath}`,
      });
    }
    return buildDensenet(spec, head);
  },
});
