import type { Block } from "./block.js";

/** A run of blocks at one resolution. Stage 1 of a ResNet is `layer1`, which the SENet paper calls Stage 2. */
export interface Stage {
  /** Position in the network, from 1; what `where: { stages: … }` selects by. */
  readonly index: number;
  /** Prefix of the names inside, e.g. `layer1`; empty where the source has no module for the stage. */
  readonly name: string;
  /** Name of the feature map at its end, e.g. that of the last block; by default `name`. False where a later one stands for it. */
  readonly feature?: string | false;
  /** The blocks in order, with the name of each inside the stage. */
  readonly blocks: readonly { readonly name: string; readonly block: Block }[];
  /** How many input pixels one position stands for at the end of the stage, along each side. */
  readonly reduction: number;
}

/** The sites at both ends of a network, which a backbone has that calls `b.stem` and `b.beforePool`. */
export const endSites = {
  stem: "After the first layers, before the first pool or stage; `where` counts it with the first stage.",
  beforePool: "The last feature map, as it is pooled for the classifier; `where` counts it with the last stage.",
} as const;

/** The sites that core itself offers in every backbone, beside those of its blocks. */
export const stageSites = {
  betweenStages:
    "What one stage passes on to the next (BAM); `where` counts it with the stage that it enters, from the second on.",
} as const;
