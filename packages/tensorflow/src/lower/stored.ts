import type { Axes, ValueType } from "@netgraft/core/graph";
import { type EmittedTensor, orderOf } from "./emitted-tensor.js";

/** What a tensor of the state becomes. */
export interface NextValue {
  readonly name: string;
  readonly value: EmittedTensor;
  /** The node that has read the tensor, where the graph has one: each is read once. */
  readonly read: string | undefined;
}

/** Where the state of a graph is. */
export interface Stored {
  /** A tensor of the state as it is at the beginning of a run. @param path what its node is named */
  read(name: string, type: ValueType, path: string): EmittedTensor;
  /** Has the state become what it becomes. @returns a node to wait for */
  update?(next: readonly NextValue[]): string;
}

/** The axes of a tensor of the state as TensorFlow has them: those of a kernel's window, in, out. */
export function storedAxes(declared: Axes): Axes {
  const names = orderOf({ axes: declared });
  const last = ["in", "out"].filter((axis) => names.includes(axis));
  const order = [...names.filter((axis) => !last.includes(axis)), ...last];
  return order.flatMap((axis) => declared.filter((each) => each.name === axis));
}
