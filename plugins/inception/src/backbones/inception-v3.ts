import { backbone } from "@netgraft/core";
import { buildInception } from "./build-inception.js";
import { inceptionV3Network as network } from "../networks/inception-v3.js";
import { assertSupported } from "./assert-supported.js";
import { countPaddingOption, epsilonOption, torchvisionOptions, widthOption } from "./options.js";
import { inceptionPlaces } from "./places.js";

/**
 * Inception-v3.
 * Sources: Szegedy et al. 2016, Table 1; names: torchvision.
 */
export const inceptionV3 = backbone({
  type: "inception_v3",
  summary: "Inception-v3: modules with factorised 7×7 and 3×3 convolutions.",
  description:
    "Szegedy et al., Rethinking the Inception Architecture for Computer Vision (CVPR 2016). SE after every module: Hu et al. (TPAMI 2020), fig. 2.",
  options: { ...torchvisionOptions, ...epsilonOption, ...widthOption, ...countPaddingOption(true) },
  ...inceptionPlaces,
  auxiliary: ["AuxLogits"],
  build({ outputStride, dropPath, dropout, auxiliary, transformInput, ...rule }, head) {
    assertSupported({ outputStride, dropPath });
    return buildInception({ network, rule: { ...rule, convBias: false }, auxiliary, transformInput, dropout }, head);
  },
});
