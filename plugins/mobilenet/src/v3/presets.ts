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

/** What is timm's own of a width: the head keeps its channels. */
function timmBackbone(variant: keyof typeof tables, width: number): Readonly<Record<string, unknown>> {
  return {
    widthMultiplier: width / 100,
    expandFrom: "inputs",
    ...(width < 75 ? { stemChannels: 16 } : {}),
    hiddenChannels: tables[variant].hidden,
  };
}

/** A network of timm's, whose norms have PyTorch's epsilon. */
function timm(variant: keyof typeof tables, width: number): Preset {
  const name = `mobilenetv3_${variant}_${`${width}`.padStart(3, "0")}`;
  const pretrained = timmWeights(name, weights[name]);
  const backbone = { ...timmBackbone(variant, width), epsilon: 1e-5, momentum: 0.1 };
  return {
    name,
    summary: `MobileNetV3-${variant === "large" ? "Large" : "Small"} of ${width / 100} times the width, as in timm.`,
    config: { extends: `mobilenet_v3_${variant}`, ...pretrained[0]?.config, backbone },
    ...(pretrained.length === 0 ? {} : { pretrained }),
  };
}

/** The authors' own, trained with TensorFlow, under timm's names: padded as it does, with its epsilon; those called minimal have no SE. */
function tensorflow(variant: keyof typeof tables, width: 75 | 100, minimal: boolean): Preset {
  const name = `tf_mobilenetv3_${variant}_${minimal ? "minimal_" : ""}${`${width}`.padStart(3, "0")}`;
  const pretrained = timmWeights(name, weights[name]);
  const backbone = { ...timmBackbone(variant, width), padding: "same" };
  return {
    name,
    summary: `MobileNetV3-${variant === "large" ? "Large" : "Small"} as its authors trained it with TensorFlow, in timm${minimal ? ", minimal" : ""}.`,
    config: {
      ...pretrained[0]?.config,
      ...(minimal
        ? { backbone: { type: "mobilenet_v3", variant, dropout: 0.2, minimal, ...backbone } }
        : { extends: `mobilenet_v3_${variant}`, backbone }),
    },
    pretrained,
  };
}

/** torchvision's MobileNetV3s, those of timm, and of timm those that TensorFlow has trained. */
export const mobilenetV3Presets: readonly Preset[] = [
  ...torchvision,
  ...([75, 100] as const).map((width) => timm("large", width)),
  ...([50, 75, 100] as const).map((width) => timm("small", width)),
  ...(["large", "small"] as const).flatMap((variant) => [
    tensorflow(variant, 75, false),
    tensorflow(variant, 100, false),
    tensorflow(variant, 100, true),
  ]),
];

/** The names of the blocks that have SE. */
function blocksWithSe(variant: keyof typeof tables): readonly number[] {
  return tables[variant].rows.flatMap(({ se }, index) => (se ? [index + 1] : []));
}
