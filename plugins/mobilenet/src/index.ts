import { definePlugin } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { ghostnet } from "./ghostnet/ghostnet.js";
import { ghostnetPresets } from "./ghostnet/presets.js";
import { rexnetPresets } from "./rexnet/presets.js";
import { rexnet } from "./rexnet/rexnet.js";
import { mobilenetV1 } from "./v1/mobilenet-v1.js";
import { mobilenetV1Presets } from "./v1/presets.js";
import { mobilenetV2 } from "./v2/mobilenet-v2.js";
import { mobilenetV2Presets } from "./v2/presets.js";
import { mobilenetV3 } from "./v3/mobilenet-v3.js";
import { mobilenetV3Presets } from "./v3/presets.js";

export * from "./blocks/inverted-residual.js";
export * from "./blocks/unit.js";
export * from "./blocks/padding.js";
export { makeDivisible } from "./blocks/make-divisible.js";
export { numberedNames } from "./blocks/numbered-names.js";
export { normOptions } from "./blocks/norm-options.js";
export * from "./blocks/resolution-stages.js";
export { ghostnet } from "./ghostnet/ghostnet.js";
export { rexnet } from "./rexnet/rexnet.js";
export { mobilenetV1 } from "./v1/mobilenet-v1.js";
export { mobilenetV2 } from "./v2/mobilenet-v2.js";
export { mobilenetV3 } from "./v3/mobilenet-v3.js";

/** MobileNet v1, v2 and v3, GhostNet and ReXNet, and their published networks as presets. */
export const mobilenet = definePlugin({
  name: "@netgraft/plugin-mobilenet",
  apiVersion: 1,
  // The presets attach `se`.
  dependsOn: [se.name],
  backbones: [mobilenetV1, mobilenetV2, mobilenetV3, ghostnet, rexnet],
  networks: [...mobilenetV1Presets, ...mobilenetV2Presets, ...mobilenetV3Presets, ...ghostnetPresets, ...rexnetPresets],
});
export default mobilenet;
