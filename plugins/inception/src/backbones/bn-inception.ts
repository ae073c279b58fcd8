import { backbone, z } from "@netgraft/core";
import { buildInception } from "./build-inception.js";
import { bnInceptionNetwork as network } from "../networks/bn-inception.js";
import { assertSupported } from "./assert-supported.js";
import { countPaddingOption, widthOption } from "./options.js";
import { inceptionPlaces } from "./places.js";

/**
 * BN-Inception, the Inception of the SENet paper.
 * Sources: Ioffe & Szegedy 2015, appendix; the SENet authors' SE-BN-Inception; names: pytorchcv.
 */
export const bnInception = backbone({
  type: "bninception",
  summary: "BN-Inception: GoogLeNet with batch norm and two 3×3 convolutions for each 5×5.",
  description:
    "Ioffe and Szegedy, Batch Normalization (ICML 2015), appendix. SE after every module, the reduction modules included: Hu et al. (TPAMI 2020) and their published SE-BN-Inception.",
  options: {
    convBias: z
      .boolean()
      .default(false)
      .describe(
        "A bias in each convolution beside its batch norm: none in the SENet authors' network; pytorchcv and Cadene have it.",
      ),
    epsilon: z.number().positive().default(1e-5).describe("Added to the variance in batch norm."),
    ...widthOption,
    ...countPaddingOption(true),
  },
  ...inceptionPlaces,
  build({ outputStride, dropPath, dropout, ...rule }, head) {
    assertSupported({ outputStride, dropPath });
    return buildInception({ network, rule, auxiliary: false, transformInput: false, dropout }, head);
  },
});
