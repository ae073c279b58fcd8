import { definePlugin } from "@netgraft/core";
import { resnet } from "@netgraft/plugin-resnet";
import { se } from "@netgraft/plugin-se";
import { res2netPresets } from "./presets.js";
import { res2net as res2netBackbone } from "./res2net.js";

export { res2net as res2netBackbone } from "./res2net.js";

/** Res2Net and Res2NeXt, and timm's networks as presets. */
export const res2net = definePlugin({
  name: "@netgraft/plugin-res2net",
  apiVersion: 1,
  // The stems, the shortcuts and what is around the blocks are ResNet's; SE-Res2Net attaches `se`.
  dependsOn: [resnet.name, se.name],
  backbones: [res2netBackbone],
  networks: res2netPresets,
});
export default res2net;
