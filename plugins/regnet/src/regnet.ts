import { backbone, endSites, z } from "@netgraft/core";
import { regnetSites } from "./block-spec.js";
import { buildRegnet } from "./build-regnet.js";

/** The options of `regnet`. */
const regnetOptions = {
  depth: z.int().positive().max(1000).default(22).describe("Blocks of all stages."),
  initialWidth: z.int().positive().multipleOf(8).default(96).describe("Channels of the first block (the paper's w₀)."),
  widthSlope: z
    .number()
    .min(0)
    .default(31.41)
    .describe("By how many channels each block is wider than the one before (the paper's w_a)."),
  widthGrowth: z
    .number()
    .gt(1)
    .default(2.24)
    .describe("Ratio of the channels of neighbouring stages (the paper's w_m); equal channels make a stage."),
  groupWidth: z.int().positive().default(64).describe("Channels per group of the 3×3 convolutions."),
  bottleneckRatio: z
    .number()
    .positive()
    .default(1)
    .describe("Channels of the 3×3 over those at a block's end (4 in RegNetZ)."),
  widthRounding: z
    .enum(["nearest", "torchvision"])
    .default("nearest")
    .describe(
      "How channels become a multiple of `groupWidth`: the nearest one (pycls, timm), or one that loses no more than a tenth (torchvision).",
    ),
  stemWidth: z.int().positive().default(32).describe("Channels of the stem."),
  activation: z
    .enum(["relu", "silu"])
    .default("relu")
    .describe("After each norm: relu (RegNetX and Y), or silu (V and Z)."),
  preActivation: z
    .boolean()
    .default(false)
    .describe("Norm and activation before each convolution instead of after it (RegNetV)."),
  shortcut: z
    .enum(["projection", "averagePool", "none"])
    .default("projection")
    .describe("Where shapes differ: a projection, which samples or averages first, or no addition (RegNetZ)."),
  linearOutput: z.boolean().default(false).describe("No activation after the addition (RegNetZ)."),
  headChannels: z.int().positive().optional().describe("Channels of a last 1×1 convolution; by default there is none."),
  epsilon: z.number().positive().default(1e-5).describe("Added to the variance in batch norm."),
  zeroInit: z
    .boolean()
    .default(true)
    .describe("Start the last batch norm of each branch at 0 (timm), so that blocks start as identities."),
};

/**
 * RegNetX, and RegNetY, V and Z without the SE of their blocks, which the presets attach.
 * Sources: Radosavovic et al. 2020 (Designing Network Design Spaces); Dollár et al. 2021 (RegNetZ); names: timm.
 */
export const regnet = backbone({
  type: "regnet",
  summary:
    "RegNetX, Y, V and Z: stages of grouped bottlenecks whose widths follow a rule; SE is an attachment of the presets.",
  description:
    "Radosavovic et al., Designing Network Design Spaces (CVPR 2020); Z: Dollár et al., Fast and Accurate Model Scaling (CVPR 2021); V: timm. The presets of Y, V and Z attach SE after the 3×3, as the rule `se`, which a config can replace or remove.",
  options: regnetOptions,
  sites: { ...regnetSites, ...endSites },
  replaceable: ["conv1", "conv2", "conv3"],
  standard: "conv2",
  standardReplaceable: "conv2",
  build: buildRegnet,
});
