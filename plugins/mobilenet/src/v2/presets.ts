import type { Preset } from "@netgraft/core";

/** torchvision's MobileNetV2. */
export const mobilenetV2Presets: readonly Preset[] = [
  {
    name: "mobilenet_v2",
    summary: "MobileNetV2 as in torchvision.",
    config: { backbone: { type: "mobilenet_v2", dropout: 0.2 } },
  },
];
