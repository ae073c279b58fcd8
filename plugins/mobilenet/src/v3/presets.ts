import type { Preset } from "@netgraft/core";
import { tables } from "./tables.js";

/** torchvision's MobileNetV3s, whose SE is the rule `se`: `{ id: se, attach: null }` removes it. */
export const mobilenetV3Presets: readonly Preset[] = (["large", "small"] as const).map((variant) => ({
  name: `mobilenet_v3_${variant}`,
  summary: `MobileNetV3-${variant === "large" ? "Large" : "Small"} as in torchvision, with its squeeze-and-excitation.`,
  config: {
    backbone: { type: "mobilenet_v3", variant, dropout: 0.2 },
    attachments: [
      {
        id: "se",
        // The paper fixes the squeeze at a quarter of the expanded channels (section 5.3), rounded as in torchvision.
        attach: { type: "se", reduction: 4, rounding: "mobilenet", bias: true, gate: "hardSigmoid" },
        at: "depthwise",
        where: { path: `features.{${blocksWithSe(variant).join(",")}}` },
      },
    ],
  },
}));

/** The names of the blocks that have SE. */
function blocksWithSe(variant: keyof typeof tables): readonly number[] {
  return tables[variant].rows.flatMap(({ se }, index) => (se ? [index + 1] : []));
}
