import { backbone, endSites, z } from "@netgraft/core";
import { assertSupported } from "./assert-supported.js";
import { buildVgg } from "./build-vgg.js";
import { depths } from "./depths.js";

/** The options of `vgg`. */
const vggOptions = {
  depth: z.literal(depths).default(16).describe("Layers with weights."),
  batchNorm: z
    .boolean()
    .default(true)
    .describe("A batch norm after each convolution, as in the SENet paper; the original has none."),
  convBias: z
    .boolean()
    .default(true)
    .describe("Whether convolutions have a bias: before a batch norm, too, in torchvision; without one in pytorchcv."),
  widthMultiplier: z.number().positive().default(1).describe("Multiplies the channels of all convolutions."),
  hiddenChannels: z.int().positive().default(4096).describe("Channels of the classifier's two hidden layers."),
  epsilon: z.number().positive().default(1e-5).describe("Added to the variance in batch norm."),
};

/**
 * VGG with 11, 13, 16 or 19 layers, with and without batch norm.
 * Sources: Simonyan & Zisserman 2015; names and the adaptive pool: torchvision.
 */
export const vgg = backbone({
  type: "vgg",
  summary: "VGG-11, 13, 16 and 19: 3×3 convolutions and pools, with or without batch norm.",
  description:
    "Simonyan and Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition (ICLR 2015); with batch norm as in torchvision. SE after each convolution's activation: Hu et al. (TPAMI 2020), section 3.3.",
  options: vggOptions,
  sites: {
    conv: "After a convolution, its norm and its activation (standard SE).",
    beforePool: endSites.beforePool,
  },
  replaceable: ["conv"],
  standard: "conv",
  build({ outputStride, dropPath, ...spec }, head) {
    assertSupported({ outputStride, dropPath });
    return buildVgg(spec, head);
  },
});
