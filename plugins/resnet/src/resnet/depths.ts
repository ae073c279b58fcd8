import type { Layers, PublishedDepths } from "../residual/layers.js";

/** The networks of He et al. 2016 (Deep Residual Learning), Table 1. */
const imagenetDepths = {
  18: { block: "basic", layers: [2, 2, 2, 2] },
  34: { block: "basic", layers: [3, 4, 6, 3] },
  50: { block: "bottleneck", layers: [3, 4, 6, 3] },
  101: { block: "bottleneck", layers: [3, 4, 23, 3] },
  152: { block: "bottleneck", layers: [3, 8, 36, 3] },
} as const satisfies Readonly<Record<number, Layers>>;

/** Three stages of n basic blocks: depth 6n + 2 (He et al. 2016, section 4.2). */
const cifarDepths = {
  20: { block: "basic", layers: [3, 3, 3] },
  32: { block: "basic", layers: [5, 5, 5] },
  44: { block: "basic", layers: [7, 7, 7] },
  56: { block: "basic", layers: [9, 9, 9] },
  110: { block: "basic", layers: [18, 18, 18] },
} as const satisfies Readonly<Record<number, Layers>>;

export const imagenet = { depths: imagenetDepths, standard: 50, stem: "conv7" } as const satisfies PublishedDepths;
export const cifar = { depths: cifarDepths, standard: 20, stem: "cifar" } as const satisfies PublishedDepths;
