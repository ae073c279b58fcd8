import { definePlugin } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { inceptionResnet } from "./inception-resnet.js";
import { inception as inceptionBackbone } from "./inception.js";
import { inceptionPresets } from "./presets/inception.js";
import { inceptionResnetPresets } from "./presets/inception-resnet.js";

export { inceptionResnet as inceptionResnetBackbone } from "./inception-resnet.js";
export { inception as inceptionBackbone } from "./inception.js";

/** GoogLeNet, BN-Inception, Inception-v3 and v4, the Inception-ResNets, and their published networks as presets. */
export const inception = definePlugin({
  name: "@netgraft/plugin-inception",
  apiVersion: 1,
  // The presets with SE name the attachment `se`.
  dependsOn: [se.name],
  backbones: [inceptionBackbone, inceptionResnet],
  networks: [...inceptionPresets, ...inceptionResnetPresets],
});
export default inception;
