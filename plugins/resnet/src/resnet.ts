import { backbone } from "@netgraft/core";
import { residualSites } from "./blocks/residual.js";
import { buildResNet } from "./build-resnet.js";
import { depths } from "./depths.js";
import { layersOf } from "./layers-of.js";
import { layouts } from "./names/layouts.js";
import { resnetOptions } from "./options.js";
import { conv7Stem } from "./stems/conv7.js";
import { deepStem } from "./stems/deep.js";

/** The sites of both residual blocks and of their convolutions. */
export const resnetSites = {
  ...residualSites,
  conv1: "After the first convolution, its norm and activation.",
  conv2: "After the second convolution, its norm and (in a bottleneck) activation (SE_3x3).",
  conv3: "After a bottleneck's third convolution and its norm.",
} as const;

/** The convolutions of both residual blocks. */
export const resnetConvolutions = ["conv1", "conv2", "conv3"] as const;

/**
 * ResNet, ResNeXt and SENet-154 for ImageNet.
 * Sources: He et al. 2016 (Deep Residual Learning); Xie et al. 2017 (ResNeXt); Hu et al. 2020 (SENet), appendix.
 */
export const resnet = backbone({
  type: "resnet",
  summary: "ResNet, ResNeXt and SENet-154: stages of residual blocks.",
  description:
    "He et al., Deep Residual Learning for Image Recognition (CVPR 2016); Xie et al., Aggregated Residual Transformations (CVPR 2017); SENet-154: Hu et al. (TPAMI 2020), appendix.",
  options: resnetOptions,
  sites: resnetSites,
  replaceable: resnetConvolutions,
  standard: "residual",
  build({ depth, block, layers, stem, stemPool, names: layout, ...options }, head) {
    const names = layouts[layout];
    const spec = { names, width: options.width, epsilon: options.epsilon };
    return buildResNet(
      {
        ...options,
        ...layersOf(depths, 50, { depth, block, layers }),
        names,
        stem: stem === "deep" ? deepStem(spec, stemPool) : conv7Stem(spec, stemPool),
        shortcut: "projection",
      },
      head,
    );
  },
});
