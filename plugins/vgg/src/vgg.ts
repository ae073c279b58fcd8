import { backbone } from "@netgraft/core";
import { assertSupported } from "./assert-supported.js";
import { buildVgg } from "./build-vgg.js";
import { vggOptions } from "./options.js";

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
  sites: { conv: "After a convolution, its norm and its activation (standard SE)." },
  replaceable: ["conv"],
  standard: "conv",
  build({ outputStride, dropPath, ...spec }, head) {
    assertSupported({ outputStride, dropPath });
    return buildVgg(spec, head);
  },
});
