import { backbone } from "@netgraft/core";
import { z } from "zod";
import { assertSupported, fixedStride, noDropPath, onlyFor } from "./assert-supported.js";
import { buildInception } from "./build-inception.js";
import { layerOptions } from "./layer-options.js";
import { inceptionSites } from "./modules/inception-module.js";
import { versions } from "./networks/versions.js";

/**
 * GoogLeNet, BN-Inception, Inception-v3 and Inception-v4.
 * Sources: Szegedy et al. 2015, 2016 and 2017; Ioffe & Szegedy 2015; where implementations differ, see the options.
 */
export const inception = backbone({
  type: "inception",
  summary: "GoogLeNet, BN-Inception, Inception-v3 and v4: stages of modules with parallel branches.",
  description:
    "Szegedy et al., Going Deeper with Convolutions (CVPR 2015), Rethinking the Inception Architecture (CVPR 2016), Inception-v4 (AAAI 2017); Ioffe and Szegedy, Batch Normalization (ICML 2015). SE after every module: Hu et al. (TPAMI 2020), fig. 2.",
  options: {
    version: z
      .enum(["bn", "googlenet", "v3", "v4"])
      .default("bn")
      .describe("BN-Inception (that of the SENet paper), GoogLeNet with batch norm, Inception-v3 or Inception-v4."),
    convBias: z
      .boolean()
      .default(false)
      .describe(
        "A bias in each convolution of BN-Inception: none in the SENet authors' network; pytorchcv's and Cadene's have it.",
      ),
    branch3Kernel: z
      .literal([3, 5])
      .optional()
      .describe("Kernel of the third branch of GoogLeNet: 5 in the paper; 3 in torchvision, the default."),
    auxiliary: z
      .boolean()
      .default(false)
      .describe("Build the auxiliary heads of GoogLeNet (two) or Inception-v3 (one), which serve training."),
    transformInput: z
      .boolean()
      .default(false)
      .describe(
        "Turn ImageNet's normalisation into that with mean and deviation 0.5, which torchvision's weights of GoogLeNet and Inception-v3 expect.",
      ),
    ...layerOptions,
  },
  sites: inceptionSites,
  replaceable: ["conv3x3"],
  standard: "output",
  standardReplaceable: "conv3x3",
  build(options, head) {
    const { version, convBias, branch3Kernel, auxiliary, transformInput, widthMultiplier, dropout } = options;
    assertSupported(
      fixedStride(options.outputStride),
      noDropPath(options.dropPath),
      onlyFor(["bn"], version, "convBias", convBias),
      onlyFor(["googlenet"], version, "branch3Kernel", branch3Kernel),
      onlyFor(["googlenet", "v3"], version, "auxiliary", auxiliary),
      onlyFor(["googlenet", "v3"], version, "transformInput", transformInput),
    );
    const network = versions[version]({ branch3Kernel: branch3Kernel ?? 3 });
    const rule = { convBias, widthMultiplier, epsilon: options.epsilon ?? network.epsilon };
    return buildInception({ network, rule, auxiliary, transformInput, dropout }, head);
  },
});
