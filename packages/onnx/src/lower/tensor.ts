import type { Axes, ValueType } from "@netgraft/core";

/** A tensor of the ONNX graph: its name, and its axes in the order in which they lie there. */
export interface Tensor {
  readonly name: string;
  readonly axes: Axes;
}

/** Where an axis lies, counted from 0. The axis is there: core's shape rules have seen to it. */
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

/** The tensor as core's rules on axes take it; they do not look at the dtype. */
export function asType({ axes }: { readonly axes: Axes }): ValueType {
  return { dtype: "float32", axes };
}
