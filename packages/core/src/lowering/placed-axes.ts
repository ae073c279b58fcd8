import type { Axes } from "../graph/axes.js";

/** What has axes in the order in which they lie in an engine's tensor, whatever order the graph lists them in. */
export interface Placed {
  readonly axes: Axes;
}

/** Where an axis lies, counted from 0; -1 where there is none. */
export function position({ axes }: Placed, axis: string): number {
  return axes.findIndex(({ name }) => name === axis);
}

/** The names of the axes in order. */
export function orderOf({ axes }: Placed): readonly string[] {
  return axes.map(({ name }) => name);
}

/** The size of an axis of which there is certainly one that is a number. */
export function fixedSize(tensor: Placed, axis: string): number {
  return Number(tensor.axes[position(tensor, axis)]?.size);
}

/** The axes of an operation's output in an order of its own. */
export function inOrder(order: readonly string[], { axes }: Placed): Axes {
  return order.flatMap((name) => axes.filter((axis) => axis.name === name));
}

/** Axes with the sizes that an operation's output has; those that it lacks, such as added ones, keep theirs. */
export function resized(placed: Axes, { axes }: Placed): Axes {
  return placed.map((axis) => axes.find(({ name }) => name === axis.name) ?? axis);
}

/** The order in which two tensors are joined element by element: that of the one with more axes, then what the other alone has. */
export function joinedOrder(a: Placed, b: Placed): readonly string[] {
  const [longer, shorter] = b.axes.length > a.axes.length ? [b, a] : [a, b];
  return [...new Set([...orderOf(longer), ...orderOf(shorter)])];
}
