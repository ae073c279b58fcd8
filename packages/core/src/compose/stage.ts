import type { Block } from "./block.js";

/** A run of blocks at one resolution. Stage 1 of a ResNet is `layer1`, which the SENet paper calls Stage 2. */
export interface Stage {
  /** Position in the network, from 1; what `where: { stages: … }` selects by. */
  readonly index: number;
  /** Prefix of the names inside, e.g. `layer1`. */
  readonly name: string;
  /** The blocks in order, with the name of each inside the stage. */
  readonly blocks: readonly { readonly name: string; readonly block: Block }[];
  /** How many input pixels one position stands for at the end of the stage, along each side. */
  readonly reduction: number;
}
