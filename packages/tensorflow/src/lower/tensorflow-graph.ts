import type { DType, TensorSpec } from "@netgraft/core/graph";
import type { TensorFlowAttributes } from "./attributes.js";

/** A node of a TensorFlow graph. */
export interface TensorFlowNode {
  readonly name: string;
  readonly op: string;
  /** `node`, `node:port`, and at the end `^node` for what is only waited for. */
  readonly inputs: readonly string[];
  readonly attributes: TensorFlowAttributes;
}

/** A tensor that is fed or fetched; -1 where the size of the batch is open. */
export interface TensorFlowPort {
  /** The node that has it as its first output. */
  readonly node: string;
  readonly dtype: DType;
  readonly shape: readonly number[];
}

/** What can be run in one go: inputs and outputs by name. */
export interface Signature {
  readonly inputs: Readonly<Record<string, TensorFlowPort>>;
  readonly outputs: Readonly<Record<string, TensorFlowPort>>;
}

/** A program lowered to TensorFlow's operations: what a SavedModel says. All signatures share the variables. */
export interface TensorFlowGraph {
  readonly nodes: readonly TensorFlowNode[];
  /**
   * `predict`, `train_step`, `accumulate`; `undo_train_step` and `undo_accumulate`, which take changes back; `init`, which takes any tensors of the state by name and gives for each something to wait for;
   * `read`, which gives tensors of the state.
   */
  readonly signatures: Readonly<Record<string, Signature>>;
  /** The variables, under their state-dict names. */
  readonly state: readonly TensorSpec[];
}
