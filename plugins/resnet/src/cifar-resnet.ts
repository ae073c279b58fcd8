import { backbone } from "@netgraft/core";
import { buildResNet } from "./build-resnet.js";
import { cifarDepths } from "./depths.js";
import { layersOf } from "./layers-of.js";
import { layouts } from "./names/layouts.js";
import { cifarResnetOptions } from "./options.js";
import { resnetConvolutions, resnetSites } from "./resnet.js";
import { cifarStem } from "./stems/cifar.js";

/** The ResNets for 32×32 pictures: three stages of 16, 32 and 64 planes (He et al. 2016, section 4.2). */
export const cifarResnet = backbone({
  type: "cifar_resnet",
  summary: "ResNets for small pictures such as CIFAR's: three stages, no pool in the stem.",
  description: "He et al., Deep Residual Learning for Image Recognition (CVPR 2016), section 4.2.",
  options: cifarResnetOptions,
  sites: resnetSites,
  replaceable: resnetConvolutions,
  standard: "residual",
  build({ depth, block, layers, names: layout, ...options }, head) {
    const names = layouts[layout];
    const stem = cifarStem({ names, width: options.width, epsilon: options.epsilon });
    return buildResNet(
      {
        ...options,
        ...layersOf(cifarDepths, 20, { depth, block, layers }),
        names,
        stem,
        projectionKernel: 1,
        reduceFirst: 1,
      },
      head,
    );
  },
});
