import type { TensorShape } from "@netgraft/core";

/** What the header of a safetensors file says of one tensor. */
export interface TensorInfo extends TensorShape {
  /** Where its data begin, in bytes from the start of the file. */
  readonly byteOffset: number;
  readonly byteLength: number;
}

/** The header of a safetensors file, checked against the size of the file. */
export interface SafetensorsHeader {
  /** By name, in the order of the data in the file. */
  readonly tensors: ReadonlyMap<string, TensorInfo>;
  /** The file's `__metadata__`; empty where it has none. */
  readonly metadata: ReadonlyMap<string, string>;
}
