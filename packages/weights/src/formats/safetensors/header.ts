import type { TensorInfo } from "../weights-file.js";

/** The header of a safetensors file, checked against the size of the file. */
export interface SafetensorsHeader {
  /** By name, in the order of the data in the file. */
  readonly tensors: ReadonlyMap<string, TensorInfo>;
  /** The file's `__metadata__`; empty where it has none. */
  readonly metadata: ReadonlyMap<string, string>;
}
