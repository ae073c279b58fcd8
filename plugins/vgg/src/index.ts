import { definePlugin } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { vggPresets } from "./presets.js";
import { vgg as vggBackbone } from "./vgg.js";

export { vgg as vggBackbone } from "./vgg.js";

/** VGG, and its published networks as presets. */
export const vgg = definePlugin({
  name: "@netgraft/plugin-vgg",
  apiVersion: 1,
  // The presets with SE name the attachment `se`.
  dependsOn: [se.name],
  backbones: [vggBackbone],
  networks: vggPresets,
});
export default vgg;
