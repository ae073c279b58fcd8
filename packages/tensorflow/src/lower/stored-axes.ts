import type { Axes } from "@netgraft/core";
import { orderOf } from "./emitted-tensor.js";

/** The axes of a tensor of the state as TensorFlow has them: those of a kernel's window, in, out. */
export function storedAxes(declared: Axes): Axes {
  const names = orderOf({ axes: declared });
  const last = ["in", "out"].filter((axis) => names.includes(axis));
  const order = [...names.filter((axis) => !last.includes(axis)), ...last];
  return order.flatMap((axis) => declared.filter((each) => each.name === axis));
}
