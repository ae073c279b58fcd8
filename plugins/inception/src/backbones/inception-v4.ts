import { backbone } from "@netgraft/core";
import { buildInception } from "./build-inception.js";
import { inceptionV4Network as network } from "../networks/inception-v4.js";
import { assertSupported } from "./assert-supported.js";
import { countPaddingOption, epsilonOption, widthOption } from "./options.js";
import { inceptionPlaces } from "./places.js";

/**
 * Inception-v4.
 * Sources: Szegedy et al. 2017, figs. 3–9; names: timm.
 */
export const inceptionV4 = backbone({
  type: "inception_v4",
  summary: "Inception-v4: more and more uniform modules, and a stem that branches.",
  description:
    "Szegedy et al., Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning (AAAI 2017). SE after every module of the stages: Hu et al. (TPAMI 2020), fig. 2.",
  options: { ...epsilonOption, ...widthOption, ...countPaddingOption(false) },
  ...inceptionPlaces,
  build({ outputStride, dropPath, dropout, ...rule }, head) {
    assertSupported({ outputStride, dropPath });
    const spec = { network, rule: { ...rule, convBias: false }, auxiliary: false, transformInput: false, dropout };
    return buildInception(spec, head);
  },
});
