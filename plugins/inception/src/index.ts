import { definePlugin } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { bnInception } from "./backbones/bn-inception.js";
import { googlenet } from "./backbones/googlenet.js";
import { inceptionResnetV1 } from "./backbones/inception-resnet-v1.js";
import { inceptionResnetV2 } from "./backbones/inception-resnet-v2.js";
import { inceptionV3 } from "./backbones/inception-v3.js";
import { inceptionV4 } from "./backbones/inception-v4.js";
import { inceptionPresets } from "./presets/inception.js";
import { inceptionResnetPresets } from "./presets/inception-resnet.js";

export { bnInception } from "./backbones/bn-inception.js";
export { googlenet } from "./backbones/googlenet.js";
export { inceptionResnetV1 } from "./backbones/inception-resnet-v1.js";
export { inceptionResnetV2 } from "./backbones/inception-resnet-v2.js";
export { inceptionV3 } from "./backbones/inception-v3.js";
export { inceptionV4 } from "./backbones/inception-v4.js";

/** GoogLeNet, BN-Inception, Inception-v3 and v4, the Inception-ResNets, and their published networks as presets. */
export const inception = definePlugin({
  name: "@netgraft/plugin-inception",
  apiVersion: 1,
  // The presets with SE name the attachment `se`.
  dependsOn: [se.name],
  backbones: [bnInception, googlenet, inceptionV3, inceptionV4, inceptionResnetV1, inceptionResnetV2],
  networks: [...inceptionPresets, ...inceptionResnetPresets],
});
export default inception;
