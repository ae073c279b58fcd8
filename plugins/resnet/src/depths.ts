/** The two residual blocks; a bottleneck has four times as many channels at its end as in its middle. */
export type BlockKind = "basic" | "bottleneck";

/** How many blocks of which kind each stage has. */
export interface Layers {
  readonly block: BlockKind;
  readonly layers: readonly number[];
}

/** The networks of He et al. 2016 (Deep Residual Learning), Table 1. */
const imagenet = {
  18: { block: "basic", layers: [2, 2, 2, 2] },
  34: { block: "basic", layers: [3, 4, 6, 3] },
  50: { block: "bottleneck", layers: [3, 4, 6, 3] },
  101: { block: "bottleneck", layers: [3, 4, 23, 3] },
  152: { block: "bottleneck", layers: [3, 8, 36, 3] },
} as const satisfies Readonly<Record<number, Layers>>;

/** Three stages of n basic blocks: depth 6n + 2 (He et al. 2016, section 4.2). */
const cifar = {
  20: { block: "basic", layers: [3, 3, 3] },
  32: { block: "basic", layers: [5, 5, 5] },
  44: { block: "basic", layers: [7, 7, 7] },
  56: { block: "basic", layers: [9, 9, 9] },
  110: { block: "basic", layers: [18, 18, 18] },
} as const satisfies Readonly<Record<number, Layers>>;

/** The published depths of either kind of network. */
export const depths = { ...imagenet, ...cifar } as const;
export const imagenetDepths = depthsOf(imagenet);
export const cifarDepths = depthsOf(cifar);
export type Depth = keyof typeof depths;
export type ImagenetDepth = keyof typeof imagenet;

/** The depths of a table, in ascending order. */
export function depthsOf<D extends number>(table: Readonly<Record<D, Layers>>): readonly D[] {
  // The keys of the tables above are numbers, which JavaScript gives as text.
  return Object.keys(table).map((depth) => Number(depth) as D);
}
