import type { Services } from "@netgraft/core";
import type { NetworkState } from "@netgraft/core/graph";
import type { Background, Renames } from "@netgraft/weights";
import type { ClassName } from "./labels.js";

/** A file of weights, and what of it is not taken. */
export interface FileOfWeights {
  /** Of any format that `openWeights` reads; or a reference to one: `hf-hub:<owner>/<name>`, or an address with a hash in its name. */
  readonly file: string;
  /** What the user named, where `file` is what has been fetched by it; for messages. */
  readonly reference?: string | undefined;
  /** Where the service is that fetches what a reference names; by default the services of the house. */
  readonly services?: Services | undefined;
  /** The environment variables by which the hub and what is kept of it are found; by default those of the process. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Told of what is fetched how many bytes are there, and of how many. */
  readonly onFetch?: ((done: number, all: number) => void) | undefined;
  /** Rows of the file that are of no class of the network's; of a network of the hub its `config.json` says it (timm's `label_offset`). */
  readonly background?: Background | undefined;
  /** Other names for tensors of the file: paths in the network by paths in the file. */
  readonly rename?: Renames | undefined;
  /** The names of the file's classes, where it has none itself; of a network of the hub its `config.json` says them. */
  readonly labels?: readonly ClassName[] | undefined;
  /** Modules that are drawn, whatever the file has of them: patterns of paths, e.g. `fc`, `layer*.*.se`. */
  readonly except?: readonly string[] | undefined;
  /** Which state dict of a checkpoint of PyTorch: its key there, or `ema`; by default the averaged one where there is one. */
  readonly stateDict?: string | undefined;
  /** What they are drawn with; 0 by default. */
  readonly seed?: number | undefined;
  /** Told what the file has not given and what of it was not taken, where it is not the network's to the last tensor. */
  readonly onPartial?: ((partial: PartialWeights) => void) | undefined;
  /** Told in a sentence what was chosen where the file leaves a choice, and of a prefix of its names that was left out. */
  readonly onNote?: ((note: string) => void) | undefined;
  /** Told after each tensor how many bytes have been read, and of how many. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/** Where a file and a network differ: the names of tensors. */
export interface PartialWeights {
  /** The network's that are drawn. */
  readonly drawn: readonly string[];
  /** The file's that the network has no place for, or that are excepted. */
  readonly left: readonly string[];
  /** The network's attachments that start where they change nothing. */
  readonly grafted?: readonly string[];
  /** The network's tensors that are made of the file's: a first convolution for other channels, a last layer with rows by name. */
  readonly adapted?: readonly string[];
}

/** Where a network's weights come from: a file, a seed that they are drawn with, or they are at hand. */
export type WeightsSource = FileOfWeights | { readonly seed: number } | { readonly state: NetworkState };
