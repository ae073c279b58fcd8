import type { Preset } from "@netgraft/core";
import { dropPathRate } from "./presets.js";

/** How one network scales B0, and timm's evaluation: side of the input, and its part of the picture that it is cut from. */
const scalings: readonly (readonly [
  name: string,
  width: number,
  depth: number,
  dropout: number,
  size: number,
  cropRatio: number,
])[] = [
  ["b0", 1, 1, 0.2, 224, 0.875],
  ["b1", 1, 1.1, 0.2, 240, 0.882],
  ["b2", 1.1, 1.2, 0.3, 260, 0.89],
  ["b3", 1.2, 1.4, 0.3, 300, 0.904],
  ["b4", 1.4, 1.8, 0.4, 380, 0.922],
  ["b5", 1.6, 2.2, 0.4, 456, 0.934],
  ["b6", 1.8, 2.6, 0.5, 528, 0.942],
  ["b7", 2, 3.1, 0.5, 600, 0.949],
  ["b8", 2.2, 3.6, 0.5, 672, 0.954],
  ["l2", 4.3, 5.3, 0.5, 475, 0.936],
];

/** The weights of the authors' B8 are for pictures from -1 to 1. */
const centred = { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] };

/**
 * The authors' own EfficientNets, trained with TensorFlow, under timm's names: padded as TensorFlow does, with its epsilon. The rest is that of
 * torchvision's, so that weights of one load as the other's and give something else.
 */
export const tfEfficientnetPresets: readonly Preset[] = scalings.map(
  ([name, widthMultiplier, depthMultiplier, dropout, size, cropRatio]) => ({
    name: `tf_efficientnet_${name}`,
    summary: `EfficientNet-${name.toUpperCase()} as its authors trained it with TensorFlow, in timm, with its squeeze-and-excitation.`,
    config: {
      input: { height: size, width: size },
      preprocess: { cropRatio, interpolation: "bicubic", rounding: "floor", ...(name === "b8" ? centred : {}) },
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
      attachments: [
        {
          id: "se",
          attach: {
            type: "se",
            names: "reduceExpand",
            reduction: 4,
            reductionBase: "blockInput",
            minReducedChannels: 1,
            bias: true,
            activation: "silu",
          },
          at: "depthwise",
        },
      ],
    },
  }),
);
