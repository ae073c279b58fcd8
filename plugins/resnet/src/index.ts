import { definePlugin } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { preresnet } from "./preresnet/preresnet.js";
import { antialiasedPresets } from "./presets/antialiased.js";
import { articlePresets } from "./presets/article.js";
import { cifarPresets } from "./presets/cifar.js";
import { imagenetPresets } from "./presets/imagenet.js";
import { legacyPresets, senet154Presets } from "./presets/senets.js";
import { preresnetPresets } from "./presets/preresnet.js";
import { shakeshakePresets } from "./presets/shakeshake.js";
import { withTimmWeights } from "./presets/timm-recipe.js";
import { resnetDPresets, resnetRsPresets, variantPresets } from "./presets/variants.js";
import { wrnPresets } from "./presets/wrn.js";
import { resnet as resnetBackbone } from "./resnet/resnet.js";
import { shakeshake } from "./shakeshake/shakeshake.js";

export type { Antialias } from "./residual/antialias.js";
export { type BlockPosition } from "./residual/halving-stages.js";
export { expansion } from "./residual/layers.js";
export type { BlockSpec } from "./residual/block-spec.js";
export type { Stem, StemPool } from "./residual/stem.js";
export { convNorm, type ConvNormOptions } from "./resnet/blocks/conv-norm.js";
export { residualBlock, residualSites } from "./resnet/blocks/residual.js";
export { residualNetwork, type ResidualNetwork } from "./resnet/build-resnet.js";
export { layouts, type NetworkNames, type UnitNames } from "./resnet/names.js";
export { type Halving, type StemName, stems, type StemSpec } from "./resnet/stems.js";
export { preresnet } from "./preresnet/preresnet.js";
export { resnet as resnetBackbone } from "./resnet/resnet.js";
export { shakeshake } from "./shakeshake/shakeshake.js";

/** ResNets of all kinds for ImageNet and CIFAR, and their published networks as presets. */
export const resnet = definePlugin({
  name: "@netgraft/plugin-resnet",
  apiVersion: 1,
  // The presets with SE name the attachment `se`.
  dependsOn: [se.name],
  backbones: [resnetBackbone, preresnet, shakeshake],
  networks: [
    ...imagenetPresets,
    ...resnetDPresets,
    ...legacyPresets,
    ...articlePresets,
    ...senet154Presets,
    ...cifarPresets,
    ...preresnetPresets,
    ...wrnPresets,
    ...shakeshakePresets,
    ...variantPresets,
    ...resnetRsPresets,
    ...antialiasedPresets,
  ].map(withTimmWeights),
});
export default resnet;
