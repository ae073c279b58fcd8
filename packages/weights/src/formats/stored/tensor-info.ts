import type { TensorShape } from "@netgraft/core/graph";

/** What a file of weights says of one tensor. */
export interface TensorInfo extends TensorShape {
  /** Bytes of its data in the file, unpacked. */
  readonly byteLength: number;
}

/** How tensors are read. */
export interface ReadTensorsOptions {
  /** Convert float64, float16 and bfloat16 to float32; integers and booleans stay as they are. */
  readonly asFloat32?: boolean;
}
