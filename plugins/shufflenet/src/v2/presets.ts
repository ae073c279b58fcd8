import type { Preset } from "@netgraft/core";
import { widths } from "./channels.js";

/** torchvision's ShuffleNets v2; it resizes to 232 for the weights of the wide ones. */
export const shufflenetV2Presets: readonly Preset[] = widths.map((widthMultiplier) => ({
  name: `shufflenet_v2_x${widthMultiplier.toFixed(1).replace(".", "_")}`,
  summary: `ShuffleNet v2 of width ${widthMultiplier}, as in torchvision.`,
  config: {
    ...(widthMultiplier > 1 && { preprocess: { cropRatio: 224 / 232 } }),
    backbone: { type: "shufflenet_v2", widthMultiplier },
  },
}));
