import type { Tensor } from "@netgraft/core/graph";

/** What tfjs-node's addon exports, as far as it is used; its own declarations are not there where the package is not. */
export interface Binding {
  /** The version of TensorFlow. */
  readonly TF_Version: string;
  readonly TF_FLOAT: number;
  readonly TF_INT32: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_TYPE: number;
  /** @returns the id of a tensor over the array, which is not copied: of float32, int32, uint8 or bool */
  createTensor(shape: readonly number[], dtype: number, data: Tensor["data"]): number;
  deleteTensor(id: number): void;
  /** A copy of the elements, of a tensor of float32, int32, int64 or bool. */
  tensorDataSync(id: number): Float32Array | Int32Array | BigInt64Array | Uint8Array;
  /** Runs one operation by itself. */
  executeOp(
    op: string,
    attributes: readonly OperationAttribute[],
    inputs: readonly number[],
    outputs: number,
  ): readonly TensorMetadata[];
  /** @returns the id of a session over the model in a folder */
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(session: number): void;
  /** @param inputNames names of nodes with commas between them */
  runSavedModel(
    session: number,
    inputs: readonly number[],
    inputNames: string,
    outputNames: string,
  ): readonly TensorMetadata[];
}

export interface OperationAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: boolean | number | string | readonly number[];
}

export interface TensorMetadata {
  readonly id: number;
  readonly shape: readonly number[];
  readonly dtype: number;
}
