import { definePlugin } from "@netgraft/core";
import { densenet as densenetBackbone } from "./densenet.js";
import { densenetPresets } from "./presets.js";

export { densenet as densenetBackbone } from "./densenet.js";

/** DenseNet, and its published networks as presets. */
export const densenet = definePlugin({
  name: "@netgraft/plugin-densenet",
  apiVersion: 1,
  backbones: [densenetBackbone],
  networks: densenetPresets,
});
export default densenet;
