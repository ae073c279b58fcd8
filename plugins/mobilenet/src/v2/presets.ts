import type { Preset } from "@netgraft/core";
import { timmWeights } from "@netgraft/core/host";
import { weights } from "../weights.js";

/** torchvision's MobileNetV2. */
const published: Preset = {
  name: "mobilenet_v2",
  summary: "MobileNetV2 as in torchvision.",
  config: { backbone: { type: "mobilenet_v2", dropout: 0.2 } },
};

function timm(name: string, options: Readonly<Record<string, unknown>>): Preset {
  const pretrained = timmWeights(name, weights[name]);
  return {
    name,
    summary: "MobileNetV2 of another width or depth, as in timm.",
    config: { ...pretrained[0]?.config, backbone: { type: "mobilenet_v2", ...options } },
    ...(pretrained.length === 0 ? {} : { pretrained }),
  };
}

/** torchvision's MobileNetV2 and those of timm, whose names are the width in hundredths; `d`: deeper ones. */
export const mobilenetV2Presets: readonly Preset[] = [
  published,
  ...([35, 50, 75, 100, 140] as const).map((width) =>
    timm(`mobilenetv2_${`${width}`.padStart(3, "0")}`, { widthMultiplier: width / 100 }),
  ),
  timm("mobilenetv2_110d", { widthMultiplier: 1.1, depthMultiplier: 1.2, fixedEnds: true }),
  timm("mobilenetv2_120d", { widthMultiplier: 1.2, depthMultiplier: 1.4, fixedEnds: true }),
];
