import { definePlugin } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { shufflenetV1Presets } from "./v1/presets.js";
import { shufflenetV1 } from "./v1/shufflenet-v1.js";
import { shufflenetV2Presets } from "./v2/presets.js";
import { shufflenetV2 } from "./v2/shufflenet-v2.js";

export { shufflenetV1 } from "./v1/shufflenet-v1.js";
export { shufflenetV2 } from "./v2/shufflenet-v2.js";

/** ShuffleNet v1 and v2, and their published networks as presets. */
export const shufflenet = definePlugin({
  name: "@netgraft/plugin-shufflenet",
  apiVersion: 1,
  // The presets with SE name the attachment `se`.
  dependsOn: [se.name],
  backbones: [shufflenetV1, shufflenetV2],
  networks: [...shufflenetV1Presets, ...shufflenetV2Presets],
});
export default shufflenet;
