import { backbone, endSites, z } from "@netgraft/core";
import { layouts, residualNetwork, residualSites, stems } from "@netgraft/plugin-resnet";
import { multiScaleBottleneck } from "./multi-scale-bottleneck.js";

/** The options of `res2net`. */
const res2netOptions = {
  layers: z
    .array(z.int().positive().max(10_000))
    .min(1)
    .default([3, 4, 6, 3])
    .describe("Blocks of each stage (those of ResNet-50)."),
  width: z.int().positive().default(64).describe("Planes of the first stage, doubled with each stage."),
  scale: z
    .int()
    .positive()
    .max(64)
    .default(4)
    .describe("Into how many parts a block's channels are split; each but the last has a 3×3 convolution."),
  baseWidth: z.int().positive().default(26).describe("Channels of a part (per group) at 64 planes."),
  cardinality: z.int().positive().default(1).describe("Groups of the 3×3 convolutions (Res2NeXt)."),
  stem: z
    .enum(["conv7", "deep"])
    .default("conv7")
    .describe("A 7×7 convolution and a pool, or three 3×3 and a pool (timm's networks with a `d`)."),
  stemWidth: z
    .int()
    .positive()
    .optional()
    .describe("Channels of the stem, of whose last convolution a deep one has twice as many; by default the width."),
  shortcut: z
    .enum(["projection", "averagePool"])
    .default("projection")
    .describe("Where shapes differ: a projection, which samples, or averages first (timm's networks with a `d`)."),
  epsilon: z.number().positive().default(1e-5).describe("Added to the variance in batch norm."),
  zeroInit: z
    .boolean()
    .default(false)
    .describe("Start the last batch norm of each branch at 0 (timm), so that blocks start as identities."),
};

/**
 * Res2Net and Res2NeXt.
 * Sources: Gao et al. 2019 (Res2Net); names: the authors' code and timm.
 */
export const res2net = backbone({
  type: "res2net",
  summary: "Res2Net and Res2NeXt: bottlenecks whose 3×3 convolutions look at each other's results, part by part.",
  description:
    "Gao et al., Res2Net: A New Multi-scale Backbone Architecture (TPAMI 2019). With `attachments: [{ id: se, attach: se }]` it is the paper's SE-Res2Net.",
  options: res2netOptions,
  sites: {
    ...residualSites,
    conv1: "After the first convolution, its norm and activation, before it is split.",
    conv2: "After the 3×3 convolutions of the parts, their norms and activations, joined (SE_3x3).",
    conv3: "After the third convolution and its norm.",
    ...endSites,
  },
  replaceable: ["conv1", "conv3"],
  standard: "residual",
  build(
    { layers, width, scale, baseWidth, cardinality, stem, stemWidth, shortcut, epsilon, zeroInit, ...network },
    head,
  ) {
    const names = layouts.timm;
    const first = stems[stem]({ names, width: stemWidth ?? width, epsilon }, "padded");
    const block = { scale, baseWidth, cardinality, shortcut, epsilon, zeroInit };
    return residualNetwork({ ...network, layers, width, names, stem: first }, head, (position) =>
      multiScaleBottleneck({ ...block, ...position }),
    );
  },
});
