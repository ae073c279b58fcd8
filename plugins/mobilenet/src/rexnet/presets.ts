import type { Preset } from "@netgraft/core";
import { timmWeights } from "@netgraft/core/host";
import { weights } from "../weights.js";

/** The blocks that have SE: all but those of the first two groups. */
const withSe = Array.from({ length: 13 }, (_, index) => index + 3);

/** A network of timm's; the channels of those with an `r` are multiples. */
function timm(name: string, channelDivisor: number): Preset {
  const width = Number(name.slice(-3)) / 100;
  const pretrained = timmWeights(name, weights[name]);
  const rounded = channelDivisor === 1 ? "" : `, with channels in multiples of ${channelDivisor}`;
  const first = pretrained[0]?.config ?? {
    preprocess: { rounding: "floor", cropRatio: 0.875, interpolation: "bicubic" },
  };
  // The standard weights of some are of other classes; the network itself has ImageNet's.
  const { classes: _, ...recipe } = first;
  return {
    name,
    summary: `ReXNet of ${width} times the width, as in timm${rounded}, with its squeeze-and-excitation.`,
    config: {
      ...recipe,
      backbone: { type: "rexnet", widthMultiplier: width, channelDivisor, dropout: 0.2 },
      attachments: [
        {
          id: "se",
          attach: { type: "se", reduction: 12, rounding: "mobilenet", divisor: channelDivisor, bias: true, norm: true },
          at: "depthwise",
          where: { path: `features.{${withSe.join(",")}}` },
        },
      ],
    },
    ...(pretrained.length === 0 ? {} : { pretrained }),
  };
}

const widths = ["100", "130", "150", "200", "300"] as const;

/** timm's ReXNets; their SE is the rule `se`: `{ id: se, attach: null }` removes it. */
export const rexnetPresets: readonly Preset[] = [
  ...widths.map((width) => timm(`rexnet_${width}`, 1)),
  ...widths.map((width) => timm(`rexnetr_${width}`, width === "300" ? 16 : 8)),
];
