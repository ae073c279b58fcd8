import { backbone, endSites, z } from "@netgraft/core";
import { shuffleSites } from "../unit/sites.js";
import { buildShufflenetV1 } from "./build-shufflenet-v1.js";
import { groupCounts } from "./channels.js";

/** The options of `shufflenet_v1`. */
const shufflenetV1Options = {
  groups: z.literal(groupCounts).default(3).describe("Groups of the 1×1 convolutions; more groups have more channels."),
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of all layers, rounded down (the paper's s×)."),
  epsilon: z.number().positive().default(1e-5).describe("Added to the variance in batch norm."),
};

/**
 * ShuffleNet v1: grouped 1×1 convolutions with channel shuffles between them.
 * Sources: Zhang et al. 2018 (ShuffleNet); SE on the branches: Hu et al. 2020, Table 3; names: pytorchcv.
 */
export const shufflenetV1 = backbone({
  type: "shufflenet_v1",
  summary: "ShuffleNet v1 with 1, 2, 3, 4 or 8 groups: grouped 1×1 convolutions and channel shuffles.",
  description:
    "Zhang et al., ShuffleNet (CVPR 2018). Hu et al. (TPAMI 2020), Table 3 do not say where SE goes; their 2.4M parameters fit SE at the end of the branches, of all units or of those of stride 1 (`where: { stride: 1 }`).",
  options: shufflenetV1Options,
  sites: { ...shuffleSites, ...endSites },
  replaceable: ["depthwise"],
  standard: "residual",
  standardReplaceable: "depthwise",
  build: buildShufflenetV1,
});
