import type { Preset } from "@netgraft/core";
import { timmWeights } from "@netgraft/core/host";
import { weights } from "../weights.js";

/** MobileNet v1 in the widths of the paper, named with pytorchcv's suffixes, and with SE (biases, rounded down). */
export const mobilenetV1Presets: readonly Preset[] = [
  { name: "mobilenet_v1", summary: "MobileNet v1.", config: { backbone: { type: "mobilenet_v1" } } },
  {
    name: "se_mobilenet_v1",
    summary: "MobileNet v1 with squeeze-and-excitation after each 1×1 convolution.",
    config: { extends: "mobilenet_v1", attachments: [{ id: "se", attach: { type: "se", bias: true } }] },
  },
  narrow("w3d4", 0.75),
  narrow("wd2", 0.5),
  narrow("wd4", 0.25),
  timm("mobilenetv1_100", 1),
  timm("mobilenetv1_125", 1.25),
];

/** A network of timm's, which has TensorFlow's activation. */
function timm(name: string, widthMultiplier: number): Preset {
  const pretrained = timmWeights(name, weights[name]);
  return {
    name,
    summary: `MobileNet v1 of ${widthMultiplier} times the width, as in timm.`,
    config: { ...pretrained[0]?.config, backbone: { type: "mobilenet_v1", widthMultiplier, activation: "relu6" } },
    ...(pretrained.length === 0 ? {} : { pretrained }),
  };
}

function narrow(suffix: string, widthMultiplier: number): Preset {
  return {
    name: `mobilenet_v1_${suffix}`,
    summary: `MobileNet v1 of ${widthMultiplier} times the width.`,
    config: { extends: "mobilenet_v1", backbone: { widthMultiplier } },
  };
}
