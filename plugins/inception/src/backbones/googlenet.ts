import { backbone, z } from "@netgraft/core";
import { buildInception } from "./build-inception.js";
import { googlenetNetwork } from "../networks/googlenet.js";
import { assertSupported } from "./assert-supported.js";
import { epsilonOption, torchvisionOptions, widthOption } from "./options.js";
import { inceptionPlaces } from "./places.js";

/**
 * GoogLeNet with batch norm.
 * Sources: Szegedy et al. 2015, Table 1; names and defaults: torchvision.
 */
export const googlenet = backbone({
  type: "googlenet",
  summary: "GoogLeNet (Inception-v1) with batch norm.",
  description:
    "Szegedy et al., Going Deeper with Convolutions (CVPR 2015); batch norm as in torchvision. SE after every module: Hu et al. (TPAMI 2020), fig. 2.",
  options: {
    branch3Kernel: z
      .literal([3, 5])
      .default(3)
      .describe("Kernel of each module's third branch: 5 in the paper; 3 in torchvision and for its weights."),
    ...torchvisionOptions,
    ...epsilonOption,
    ...widthOption,
  },
  ...inceptionPlaces,
  auxiliary: ["aux1", "aux2"],
  build({ outputStride, dropPath, dropout, branch3Kernel, auxiliary, transformInput, ...rule }, head) {
    assertSupported({ outputStride, dropPath });
    const network = googlenetNetwork({ branch3Kernel });
    return buildInception({ network, rule: { ...rule, convBias: false }, auxiliary, transformInput, dropout }, head);
  },
});
