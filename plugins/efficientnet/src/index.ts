import { definePlugin } from "@netgraft/core";
import { mobilenet } from "@netgraft/plugin-mobilenet";
import { se } from "@netgraft/plugin-se";
import { efficientnet as efficientnetBackbone } from "./efficientnet/efficientnet.js";
import { efficientnetPresets } from "./efficientnet/presets.js";
import { tfEfficientnetPresets } from "./efficientnet/tf-presets.js";
import { mnasnet } from "./mnasnet/mnasnet.js";
import { mnasnetPresets } from "./mnasnet/presets.js";

export { efficientnet as efficientnetBackbone } from "./efficientnet/efficientnet.js";
export { mnasnet } from "./mnasnet/mnasnet.js";

/** MnasNet and EfficientNet, and their published networks as presets. */
export const efficientnet = definePlugin({
  name: "@netgraft/plugin-efficientnet",
  apiVersion: 1,
  // The blocks are MobileNet's; the presets attach `se`.
  dependsOn: [mobilenet.name, se.name],
  backbones: [efficientnetBackbone, mnasnet],
  networks: [...efficientnetPresets, ...tfEfficientnetPresets, ...mnasnetPresets],
});
export default efficientnet;
