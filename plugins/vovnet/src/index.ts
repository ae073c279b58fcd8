import { definePlugin } from "@netgraft/core";
import { attention } from "@netgraft/plugin-attention";
import { vovnetPresets } from "./presets.js";
import { vovnet as vovnetBackbone } from "./vovnet.js";

export { vovnet as vovnetBackbone } from "./vovnet.js";

/** VoVNet and ESE-VoVNet, and timm's networks as presets. */
export const vovnet = definePlugin({
  name: "@netgraft/plugin-vovnet",
  apiVersion: 1,
  // The presets attach `ese` and `eca`.
  dependsOn: [attention.name],
  backbones: [vovnetBackbone],
  networks: vovnetPresets,
});
export default vovnet;
