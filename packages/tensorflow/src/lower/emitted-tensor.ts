import type { Axes, Placed } from "@netgraft/core/graph";

export { fixedSize, orderOf, position } from "@netgraft/core/graph";

/** A tensor of the TensorFlow graph: where it comes from, and its axes in the order in which they lie. */
export interface EmittedTensor extends Placed {
  /** `node` or `node:port`. */
  readonly name: string;
  /** Of what it is the `step`, so that a product with it can be written as the gradient of ReLU. */
  readonly stepOf?: EmittedTensor;
  /** What it repeats along some axes: an operation that repeats its operands by itself takes that instead. */
  readonly repeats?: EmittedTensor;
}

/** The sizes in order; -1 where the batch is open. */
export function shapeOf(axes: Axes): readonly number[] {
  return axes.map(({ size }) => (size === "any" ? -1 : size));
}
