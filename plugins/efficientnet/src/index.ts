import { definePlugin } from "@netgraft/core";
import { mobilenet } from "@netgraft/plugin-mobilenet";
import { se } from "@netgraft/plugin-se";
import { efficientnet as efficientnetBackbone } from "./efficientnet/efficientnet.js";
import { efficientnetPresets } from "./efficientnet/presets.js";
import { tinynetPresets } from "./efficientnet/tinynet-presets.js";
import { tfEfficientnetPresets } from "./efficientnet/tf-presets.js";
import { efficientnetV2 } from "./v2/efficientnet-v2.js";
import { efficientnetV2Presets } from "./v2/presets.js";
import { mixnet } from "./mixnet/mixnet.js";
import { mixnetPresets } from "./mixnet/presets.js";
import { mnasnet } from "./mnasnet/mnasnet.js";
import { mnasnetPresets } from "./mnasnet/presets.js";

export { efficientnet as efficientnetBackbone } from "./efficientnet/efficientnet.js";
export { efficientnetV2 } from "./v2/efficientnet-v2.js";
export { mixnet } from "./mixnet/mixnet.js";
export { mnasnet } from "./mnasnet/mnasnet.js";

/** MnasNet, EfficientNet, TinyNet, MixNet and EfficientNetV2, and their published networks as presets. */
export const efficientnet = definePlugin({
  name: "@netgraft/plugin-efficientnet",
  apiVersion: 1,
  // The blocks are MobileNet's; the presets attach `se`.
  dependsOn: [mobilenet.name, se.name],
  backbones: [efficientnetBackbone, efficientnetV2, mixnet, mnasnet],
  networks: [
    ...efficientnetPresets,
    ...efficientnetV2Presets,
    ...tfEfficientnetPresets,
    ...tinynetPresets,
    ...mnasnetPresets,
    ...mixnetPresets,
  ],
});
export default efficientnet;
