import { definePlugin } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { cifarPresets } from "./presets/cifar.js";
import { imagenetPresets } from "./presets/imagenet.js";
import { legacyPresets } from "./presets/legacy.js";
import { senet154Presets } from "./presets/senet154.js";
import { resnet as resnetBackbone } from "./resnet.js";

export { resnet as resnetBackbone } from "./resnet.js";

/** ResNet, ResNeXt and SENet-154, the CIFAR ResNets, and their published networks as presets. */
export const resnet = definePlugin({
  name: "@netgraft/plugin-resnet",
  apiVersion: 1,
  // The presets with SE name the attachment `se`.
  dependsOn: [se.name],
  backbones: [resnetBackbone],
  networks: [...imagenetPresets, ...legacyPresets, ...senet154Presets, ...cifarPresets],
});
export default resnet;
