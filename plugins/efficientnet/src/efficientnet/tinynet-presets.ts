import type { Preset } from "@netgraft/core";
import { timmWeights } from "@netgraft/core/host";
import { weights } from "../weights.js";
import { timmSe } from "./timm-se.js";

/** How one TinyNet scales EfficientNet-B0 down; the picture's side comes with its weights (Han et al. 2020, Model Rubik's Cube). */
const scalings: readonly (readonly [name: string, width: number, depth: number])[] = [
  ["a", 1, 1.2],
  ["b", 0.75, 1.1],
  ["c", 0.54, 0.85],
  ["d", 0.54, 0.695],
  ["e", 0.51, 0.6],
];

/** timm's TinyNets, whose SE is the rule `se`: `{ id: se, attach: null }` removes it. */
export const tinynetPresets: readonly Preset[] = scalings.map(([scaling, widthMultiplier, depthMultiplier]) => {
  const name = `tinynet_${scaling}`;
  const pretrained = timmWeights(name, weights[name]);
  return {
    name,
    summary: `TinyNet-${scaling.toUpperCase()} as in timm, with its squeeze-and-excitation.`,
    config: {
      ...pretrained[0]?.config,
      backbone: {
        type: "efficientnet",
        names: "timm",
        widthMultiplier,
        depthMultiplier,
        depthRounding: "nearest",
        fixedStem: true,
        lastChannels: 1280,
      },
      attachments: [timmSe],
    },
    pretrained,
  };
});
