import type { Preset } from "@netgraft/core";
import { timmWeights } from "@netgraft/core/host";
import { weights } from "../weights.js";
import { efficientnetTable, scaledCount } from "./table.js";

/** How one EfficientNet scales B0, with torchvision's evaluation. */
interface Scaling {
  readonly width: number;
  readonly depth: number;
  readonly dropout: number;
  /** Side of the input in pixels, and of the picture that it is cut from. */
  readonly size: number;
  readonly resized: number;
  readonly norm?: { readonly epsilon: number; readonly momentum: number };
}

/** torchvision's other batch norm of B5, B6 and B7. */
const norm = { epsilon: 1e-3, momentum: 0.01 };

/** Tan & Le's scaling (their code's `efficientnet_params`) with torchvision's sizes. */
const scalings: readonly Scaling[] = [
  { width: 1, depth: 1, dropout: 0.2, size: 224, resized: 256 },
  { width: 1, depth: 1.1, dropout: 0.2, size: 240, resized: 256 },
  { width: 1.1, depth: 1.2, dropout: 0.3, size: 288, resized: 288 },
  { width: 1.2, depth: 1.4, dropout: 0.3, size: 300, resized: 320 },
  { width: 1.4, depth: 1.8, dropout: 0.4, size: 380, resized: 384 },
  { width: 1.6, depth: 2.2, dropout: 0.4, size: 456, resized: 456, norm },
  { width: 1.8, depth: 2.6, dropout: 0.5, size: 528, resized: 528, norm },
  { width: 2, depth: 3.1, dropout: 0.5, size: 600, resized: 600, norm },
];

/** torchvision's EfficientNets, whose SE is the rule `se`: `{ id: se, attach: null }` removes it. */
export const efficientnetPresets: readonly Preset[] = scalings.map((scaling, index) => ({
  name: `efficientnet_b${index}`,
  summary: `EfficientNet-B${index} as in torchvision, with its squeeze-and-excitation.`,
  config: {
    input: { height: scaling.size, width: scaling.size },
    preprocess: { cropRatio: scaling.size / scaling.resized, interpolation: "bicubic" },
    backbone: {
      type: "efficientnet",
      widthMultiplier: scaling.width,
      depthMultiplier: scaling.depth,
      dropout: scaling.dropout,
      dropPath: dropPathRate(scaling.depth),
      ...scaling.norm,
    },
    attachments: [
      {
        id: "se",
        // Tan & Le's `se_ratio` of 0.25 counts from the channels that enter the block.
        attach: {
          type: "se",
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
  ...(weights[`efficientnet_b${index}`] === undefined
    ? {}
    : { pretrained: timmWeights(`efficientnet_b${index}`, weights[`efficientnet_b${index}`]) }),
}));

/** The last block's drop rate: torchvision's rates grow to 0.2 just after the last block. */
export function dropPathRate(depthMultiplier: number): number {
  const blocks = efficientnetTable.reduce((total, { count }) => total + scaledCount(count, depthMultiplier), 0);
  return (0.2 * (blocks - 1)) / blocks;
}
