import { backbone } from "@netgraft/core";
import { z } from "zod";
import { assertSupported, fixedStride } from "./assert-supported.js";
import { buildInceptionResnet } from "./build-inception-resnet.js";
import { layerOptions } from "./layer-options.js";
import { inceptionSites } from "./modules/inception-module.js";
import { residualSites } from "./modules/residual-module.js";
import { inceptionResnetV1 } from "./networks/inception-resnet-v1.js";
import { inceptionResnetV2 } from "./networks/inception-resnet-v2.js";

const versions = { v1: inceptionResnetV1, v2: inceptionResnetV2 } as const;
const count = z.int().positive();

/**
 * Inception-ResNet-v1 and v2: Inception modules as scaled residual branches.
 * Sources: Szegedy et al. 2017, figs. 10–19; widths and repeats: TF-slim.
 */
export const inceptionResnet = backbone({
  type: "inceptionResnet",
  summary: "Inception-ResNet-v1 and v2: stages of residual modules whose branches are Inception modules.",
  description:
    "Szegedy et al., Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning (AAAI 2017), with TF-slim's widths. SE on the residual branch: Hu et al. (TPAMI 2020), fig. 3.",
  options: {
    version: z.enum(["v2", "v1"]).default("v2").describe("Inception-ResNet-v2 or v1."),
    repeats: z
      .tuple([count, count, count])
      .optional()
      .describe("Residual modules of each stage; by default 10, 20, 10 (v2) or 5, 10, 6 (v1)."),
    ...layerOptions,
  },
  sites: {
    ...residualSites,
    ...inceptionSites,
    output: "After addition and activation; in the modules that open a stage, after the branches are joined (SE-POST).",
  },
  replaceable: ["conv3x3"],
  standard: "residual",
  standardReplaceable: "conv3x3",
  build({ version, repeats, outputStride, dropPath, dropout, widthMultiplier, epsilon = 1e-3 }, head) {
    assertSupported(fixedStride(outputStride));
    const rule = { convBias: false, widthMultiplier, epsilon };
    return buildInceptionResnet({ network: versions[version], rule, repeats, dropPath, dropout }, head);
  },
});
