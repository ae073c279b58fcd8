import type { Axes, ValueType } from "@netgraft/core";

/** A tensor of the TensorFlow graph: where it comes from, and its axes in the order in which they lie. */
export interface Tensor {
  /** `node` or `node:port`. */
  readonly name: string;
  readonly axes: Axes;
  /** Of what it is the `step`, so that a product with it can be written as the gradient of ReLU. */
  readonly stepOf?: Tensor;
  /** What it repeats along some axes: an operation that repeats its operands by itself takes that instead. */
  readonly repeats?: Tensor;
}

/** Where an axis lies, counted from 0; -1 where there is none. */
export function position({ axes }: { readonly axes: Axes }, axis: string): number {
  return axes.findIndex(({ name }) => name === axis);
}

/** The names of the axes in order. */
export function orderOf({ axes }: { readonly axes: Axes }): readonly string[] {
  return axes.map(({ name }) => name);
}

/** The size of an axis of which there is certainly one that is a number. */
export function fixedSize(tensor: { readonly axes: Axes }, axis: string): number {
  return Number(tensor.axes[position(tensor, axis)]?.size);
}

/** The sizes in order; -1 where the batch is open. */
export function shapeOf(axes: Axes): readonly number[] {
  return axes.map(({ size }) => (size === "any" ? -1 : size));
}

/** The tensor as core's rules on axes take it; they do not look at the dtype. */
export function asType({ axes }: { readonly axes: Axes }): ValueType {
  return { dtype: "float32", axes };
}
