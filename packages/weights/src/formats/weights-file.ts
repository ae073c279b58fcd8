import type { Tensor, TensorShape } from "@netgraft/core/graph";
import type { ReadableFile } from "@netgraft/files";

/** What a file of weights says of one tensor. */
export interface TensorInfo extends TensorShape {
  /** Where its data begin, in bytes from the start of the file. */
  readonly byteOffset: number;
  readonly byteLength: number;
}

/** How tensors are read. */
export interface ReadTensorsOptions {
  /** Convert float64, float16 and bfloat16 to float32; integers and booleans stay as they are. */
  readonly asFloat32?: boolean;
}

/** A file of weights whose header has been read and checked, and whose tensors are read one by one on demand. */
export interface WeightsFile {
  readonly path: string;
  /** The name of its format, e.g. `safetensors`. */
  readonly format: string;
  /** By name, in the order of the data in the file. */
  readonly tensors: ReadonlyMap<string, TensorInfo>;
  /** What the file carries beside tensors; empty where it has nothing. */
  readonly metadata: ReadonlyMap<string, string>;
  /**
   * Reads one tensor; its data belong to nobody else.
   *
   * @throws NG_WEIGHTS_MISMATCH where there is no tensor of that name; NG_READ_FAILED
   */
  read(name: string, options?: ReadTensorsOptions): Promise<Tensor>;
  close(): Promise<void>;
}

/** A format of weights that can be read. */
export interface WeightsFormat {
  readonly name: string;
  /** The usual ending of its files, with the dot. */
  readonly extension: string;
  /** Whether a file is of the format. @param head its first 16 bytes, or fewer where it has no more */
  recognizes(head: Uint8Array): boolean;
  /**
   * Reads the header of a file; whoever has opened the file closes it where this fails.
   * @throws NG_READ_FAILED; what the format throws for a file that is malformed
   */
  open(file: ReadableFile): Promise<WeightsFile>;
}
