import { backbone, endSites } from "@netgraft/core";
import { resnetConvolutions } from "../residual/options.js";
import { layersOf } from "../residual/layers.js";
import { buildPreresnet } from "./build-preresnet.js";
import { cifar, imagenet } from "./depths.js";
import { preresnetOptions } from "./options.js";
import { preActivationSites } from "./pre-activation.js";
import { preresnetStems } from "./stems.js";

/**
 * ResNets whose blocks begin with norm and activation, and Wide ResNets.
 * Sources: He et al. 2016 (Identity Mappings); Zagoruyko & Komodakis 2016 (Wide ResNets); names: pytorchcv.
 */
export const preresnet = backbone({
  type: "preresnet",
  summary: "Pre-activation ResNets for ImageNet and CIFAR, and Wide ResNets.",
  description:
    "He et al., Identity Mappings in Deep Residual Networks (ECCV 2016); Zagoruyko and Komodakis, Wide Residual Networks (BMVC 2016).",
  options: preresnetOptions,
  sites: { ...preActivationSites, ...endSites },
  replaceable: resnetConvolutions,
  standard: "residual",
  standardReplaceable: "conv2",
  build({ depth, block, layers, width: given, widen, stem, stemPool, ...options }, head) {
    const small = stem === "cifar";
    const width = given ?? (small ? 16 : 64);
    const build = preresnetStems[stem];
    return buildPreresnet(
      {
        ...options,
        ...layersOf({ depth, block, layers }, small ? cifar : imagenet),
        stem: build({ width, epsilon: options.epsilon, pool: stemPool }),
        planes: width * widen,
      },
      head,
    );
  },
});
