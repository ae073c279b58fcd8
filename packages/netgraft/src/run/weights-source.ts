import type { NetworkState } from "@netgraft/core/graph";

/** A file of weights, and what of it is not taken. */
export interface FileOfWeights {
  /** Of any format that `openWeights` reads. */
  readonly file: string;
  /** Modules that are drawn, whatever the file has of them: patterns of paths, e.g. `fc`, `layer*.*.se`. */
  readonly except?: readonly string[] | undefined;
  /** What they are drawn with; 0 by default. */
  readonly seed?: number | undefined;
  /** Told what the file has not given and what of it was not taken, where it is not the network's to the last tensor. */
  readonly onPartial?: ((partial: PartialWeights) => void) | undefined;
}

/** Where a file and a network differ: the names of tensors. */
export interface PartialWeights {
  /** The network's that are drawn. */
  readonly drawn: readonly string[];
  /** The file's that the network has no place for, or that are excepted. */
  readonly left: readonly string[];
}

/** Where a network's weights come from: a file, a seed that they are drawn with, or they are at hand. */
export type WeightsSource = FileOfWeights | { readonly seed: number } | { readonly state: NetworkState };
