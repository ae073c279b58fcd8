import type { Preset } from "@netgraft/core";
import { timmWeights } from "@netgraft/core/host";
import { weights } from "../weights.js";
import { timmSe } from "./timm-se.js";
import { dropPathRate } from "./presets.js";

/** How one network scales B0. */
const scalings: readonly (readonly [name: string, width: number, depth: number, dropout: number])[] = [
  ["b0", 1, 1, 0.2],
  ["b1", 1, 1.1, 0.2],
  ["b2", 1.1, 1.2, 0.3],
  ["b3", 1.2, 1.4, 0.3],
  ["b4", 1.4, 1.8, 0.4],
  ["b5", 1.6, 2.2, 0.4],
  ["b6", 1.8, 2.6, 0.5],
  ["b7", 2, 3.1, 0.5],
  ["b8", 2.2, 3.6, 0.5],
  ["l2", 4.3, 5.3, 0.5],
];

/**
 * The authors' own EfficientNets, trained with TensorFlow, under timm's names: padded as TensorFlow does, with its epsilon. The rest is that of
 * torchvision's, so that weights of one load as the other's and give something else.
 */
export const tfEfficientnetPresets: readonly Preset[] = scalings.map(
  ([scaling, widthMultiplier, depthMultiplier, dropout]) => {
    const name = `tf_efficientnet_${scaling}`;
    const pretrained = timmWeights(name, weights[name]);
    return {
      name,
      summary: `EfficientNet-${scaling.toUpperCase()} as its authors trained it with TensorFlow, in timm, with its squeeze-and-excitation.`,
      config: {
        ...pretrained[0]?.config,
        backbone: {
          type: "efficientnet",
          names: "timm",
          padding: "same",
          epsilon: 1e-3,
          momentum: 0.01,
          widthMultiplier,
          depthMultiplier,
          dropout,
          dropPath: dropPathRate(depthMultiplier),
        },
        attachments: [timmSe],
      },
      pretrained,
    };
  },
);
