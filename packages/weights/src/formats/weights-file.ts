import type { Tensor } from "@netgraft/core/graph";
import type { ReadableFile } from "@netgraft/files";
import type { StoredTensor } from "./stored/stored-tensor.js";
import type { ReadTensorsOptions, TensorInfo } from "./stored/tensor-info.js";

/** How a file of weights is opened. */
export interface OpenWeightsOptions {
  /**
   * Which state dict of a checkpoint of PyTorch: its key there, such as `state_dict_ema`, keys inside one another with dots, or
   * `ema` for the averaged one, whatever it is called. By default the averaged one where there is one.
   */
  readonly stateDict?: string | undefined;
  /** Classes before those of the network, whose rows are left out. */
  readonly background?: Background | undefined;
}

/** Rows at the start of layers that stand for no class of the network's, as TensorFlow's networks for ImageNet have one. */
export interface Background {
  /** The modules, by their names in the file. */
  readonly layers: readonly string[];
  /** Of the network. */
  readonly classes: number;
  readonly rows: number;
}

/** A file of weights whose header has been read and checked, and whose tensors are read one by one on demand. */
export interface WeightsFile {
  readonly path: string;
  /** The name of its format, e.g. `safetensors`. */
  readonly format: string;
  /** By name, in the order of the file. */
  readonly tensors: ReadonlyMap<string, TensorInfo>;
  /** The names in the file, by those that tensors go by here; absent where they are the same. */
  readonly names?: ReadonlyMap<string, string>;
  /** What the file carries beside tensors; empty where it has nothing. */
  readonly metadata: ReadonlyMap<string, string>;
  /** What was chosen where the file leaves a choice, and what was left out: sentences for the user. */
  readonly notes: readonly string[];
  /**
   * Reads one tensor; its data belong to nobody else.
   *
   * @throws NG_WEIGHTS_MISMATCH where there is no tensor of that name; NG_READ_FAILED
   */
  read(name: string, options?: ReadTensorsOptions): Promise<Tensor>;
  close(): Promise<void>;
}

/** What a format finds in a file. */
export interface WeightsContents {
  /** The name of the format. */
  readonly format: string;
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly metadata?: ReadonlyMap<string, string>;
  readonly notes?: readonly string[];
  /** Closes what was opened beside the file. */
  readonly close?: () => Promise<void>;
}

/** A format of weights that can be read, or several that begin alike. */
export interface WeightsFormat {
  readonly name: string;
  /** The usual endings of its files, with the dot. */
  readonly extensions: readonly string[];
  /** Whether a file is of the format. @param head its first 512 bytes, or fewer where it has no more */
  recognizes(head: Uint8Array): boolean;
  /**
   * Reads the header of a file; whoever has opened the file closes it where this fails.
   * @throws NG_READ_FAILED; what the format throws for a file that is malformed
   */
  open(file: ReadableFile, options: OpenWeightsOptions): Promise<WeightsContents>;
}
