import type { Layers, PublishedDepths } from "../residual/layers.js";

/** The networks of He et al. 2016 (Identity Mappings in Deep Residual Networks) for ImageNet, and their shallower ones. */
const imagenetDepths = {
  18: { block: "basic", layers: [2, 2, 2, 2] },
  34: { block: "basic", layers: [3, 4, 6, 3] },
  50: { block: "bottleneck", layers: [3, 4, 6, 3] },
  101: { block: "bottleneck", layers: [3, 4, 23, 3] },
  152: { block: "bottleneck", layers: [3, 8, 36, 3] },
  200: { block: "bottleneck", layers: [3, 24, 36, 3] },
} as const satisfies Readonly<Record<number, Layers>>;

/** Three stages of n blocks: depth 6n + 2 of basic ones, 9n + 2 of bottlenecks (ibid., Tables 2 and 4). */
const cifarDepths = {
  20: { block: "basic", layers: [3, 3, 3] },
  56: { block: "basic", layers: [9, 9, 9] },
  110: { block: "basic", layers: [18, 18, 18] },
  164: { block: "bottleneck", layers: [18, 18, 18] },
  1001: { block: "bottleneck", layers: [111, 111, 111] },
} as const satisfies Readonly<Record<number, Layers>>;

export const imagenet = { depths: imagenetDepths, standard: 50, stem: "conv7" } as const satisfies PublishedDepths;
export const cifar = { depths: cifarDepths, standard: 164, stem: "cifar" } as const satisfies PublishedDepths;
