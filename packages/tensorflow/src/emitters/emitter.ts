import type { Attributes } from "@netgraft/core";
import type { Emission } from "../lower/emission.js";
import type { Tensor } from "../lower/tensor.js";

/** What an emitter needs of a node: its inputs as tensors of the TensorFlow graph, and its attributes. */
export interface Application<A extends Attributes = Attributes> {
  readonly inputs: readonly Tensor[];
  readonly attributes: A;
}

/** Writes one operation as TensorFlow nodes. @returns one tensor for each output, its axes in whatever order came about */
export type Emitter<A extends Attributes = Attributes> = (
  node: Application<A>,
  emission: Emission,
) => readonly Tensor[];

/** An input by position; core's shape rules have checked that there are enough. */
export function inputAt(inputs: readonly Tensor[], index: number): Tensor {
  const input = inputs[index];
  if (input === undefined) throw new TypeError(`the operation has no input ${index}`);
  return input;
}
