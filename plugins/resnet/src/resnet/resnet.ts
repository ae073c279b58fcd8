import { backbone, endSites, OptionUnsupportedError } from "@netgraft/core";
import { residualSites } from "./blocks/residual.js";
import { buildResNet } from "./build-resnet.js";
import { resnetConvolutions } from "../residual/options.js";
import { cifar, imagenet } from "./depths.js";
import { layersOf } from "../residual/layers.js";
import { layouts } from "./names.js";
import { resnetOptions } from "./options.js";
import { stems } from "./stems.js";

/** The sites of both residual blocks and of their convolutions. */
const resnetSites = {
  ...residualSites,
  conv1: "After the first convolution, its norm and activation.",
  conv2: "After the second convolution, its norm and (in a bottleneck) activation (SE_3x3).",
  conv3: "After a bottleneck's third convolution and its norm.",
} as const;

/**
 * ResNet, ResNeXt and SENet-154 for ImageNet, and the three-stage ResNets for CIFAR.
 * Sources: He et al. 2016 (Deep Residual Learning); Xie et al. 2017 (ResNeXt); Hu et al. 2020 (SENet), appendix.
 */
export const resnet = backbone({
  type: "resnet",
  summary: "ResNet, ResNeXt, SENet-154 and the CIFAR ResNets: stages of residual blocks.",
  description:
    "He et al., Deep Residual Learning for Image Recognition (CVPR 2016); Xie et al., Aggregated Residual Transformations (CVPR 2017); SENet-154: Hu et al. (TPAMI 2020), appendix.",
  options: resnetOptions,
  sites: { ...resnetSites, ...endSites },
  replaceable: resnetConvolutions,
  standard: "residual",
  standardReplaceable: "conv2",
  build({ depth, block, layers, width: planes, stem, stemWidth, stemPool, names: layout, ...options }, head) {
    const small = stem === "cifar";
    const width = planes ?? (small ? 16 : 64);
    const names = layouts[layout];
    const build = stems[stem];
    const { antialias, strideOn } = options;
    const ofStem = antialias === "average" || antialias === "blur" ? antialias : undefined;
    if (antialias !== undefined) assertAntialiasing(ofStem === undefined ? "padded" : stemPool, strideOn);
    return buildResNet(
      {
        ...options,
        ...layersOf({ depth, block, layers }, small ? cifar : imagenet),
        names,
        width,
        stem: build({ names, width: stemWidth ?? width, epsilon: options.epsilon }, ofStem ?? stemPool),
      },
      head,
    );
  },
});

/** @throws NG_OPTION_UNSUPPORTED where what strides is not what is antialiased */
function assertAntialiasing(stemPool: string, strideOn: string): void {
  const other = stemPool !== "padded" ? { stemPool } : strideOn !== "conv2" ? { strideOn } : undefined;
  if (other === undefined) return;
  const [[option, found] = []] = Object.entries(other);
  throw new OptionUnsupportedError({
    at: "backbone.antialias",
    message: `samples what timm's networks have: their pool, and the stride on the 3×3`,
    expected: `no \`${option}\``,
    found: JSON.stringify(found),
  });
}
