import type { Preset } from "@netgraft/core";
import { timmWeights } from "@netgraft/core/host";
import { weights } from "../weights.js";
import { tables } from "./tables.js";

/** torchvision's MobileNetV3s, whose SE is the rule `se`: `{ id: se, attach: null }` removes it. */
const torchvision: readonly Preset[] = (["large", "small"] as const).map((variant) => ({
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

/** A network of timm's, whose norms have PyTorch's epsilon, and whose head keeps its channels. */
function timm(variant: keyof typeof tables, width: number): Preset {
  const name = `mobilenetv3_${variant}_${`${width}`.padStart(3, "0")}`;
  const pretrained = timmWeights(name, weights[name]);
  const backbone = {
    widthMultiplier: width / 100,
    expandFrom: "inputs",
    ...(width < 75 ? { stemChannels: 16 } : {}),
    hiddenChannels: tables[variant].hidden,
    epsilon: 1e-5,
    momentum: 0.1,
  };
  return {
    name,
    summary: `MobileNetV3-${variant === "large" ? "Large" : "Small"} of ${width / 100} times the width, as in timm.`,
    config: { extends: `mobilenet_v3_${variant}`, ...pretrained[0]?.config, backbone },
    ...(pretrained.length === 0 ? {} : { pretrained }),
  };
}

/** torchvision's MobileNetV3s, and those of timm. */
export const mobilenetV3Presets: readonly Preset[] = [
  ...torchvision,
  ...([75, 100] as const).map((width) => timm("large", width)),
  ...([50, 75, 100] as const).map((width) => timm("small", width)),
];

/** The names of the blocks that have SE. */
function blocksWithSe(variant: keyof typeof tables): readonly number[] {
  return tables[variant].rows.flatMap(({ se }, index) => (se ? [index + 1] : []));
}
