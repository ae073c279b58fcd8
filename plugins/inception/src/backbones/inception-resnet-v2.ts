import { backbone } from "@netgraft/core";
import { buildInceptionResnet } from "./build-inception-resnet.js";
import { inceptionResnetV2Network as network } from "../networks/inception-resnet-v2.js";
import { assertSupported } from "./assert-supported.js";
import { countPaddingOption, epsilonOption, repeatsOption, widthOption } from "./options.js";
import { residualPlaces } from "./places.js";

/**
 * Inception-ResNet-v2.
 * Sources: Szegedy et al. 2017, figs. 15–19; TF-slim, whose widths differ from the paper's figures; names: timm.
 */
export const inceptionResnetV2 = backbone({
  type: "inception_resnet_v2",
  summary: "Inception-ResNet-v2: residual modules at about the cost of Inception-v4.",
  description:
    "Szegedy et al., Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning (AAAI 2017), with TF-slim's widths. SE on the residual branch: Hu et al. (TPAMI 2020), fig. 3.",
  options: { ...repeatsOption, ...epsilonOption, ...widthOption, ...countPaddingOption(false) },
  ...residualPlaces,
  build({ outputStride, dropPath, dropout, repeats, ...rule }, head) {
    assertSupported({ outputStride });
    return buildInceptionResnet({ network, rule: { ...rule, convBias: false }, repeats, dropPath, dropout }, head);
  },
});
