import { definePlugin } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { regnetPresets } from "./presets.js";
import { regnet as regnetBackbone } from "./regnet.js";

export { regnet as regnetBackbone } from "./regnet.js";

/** RegNetX, Y, V and Z, and timm's networks as presets. */
export const regnet = definePlugin({
  name: "@netgraft/plugin-regnet",
  apiVersion: 1,
  // The presets attach `se`.
  dependsOn: [se.name],
  backbones: [regnetBackbone],
  networks: regnetPresets,
});
export default regnet;
