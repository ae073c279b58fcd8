import type { Axes, Axis } from "@netgraft/core";
import { types } from "./attributes.js";
import type { Emission } from "./emission.js";
import { orderOf, position, shapeOf, type EmittedTensor } from "./emitted-tensor.js";

/** The tensor with its axes in another order; `order` names all of them. */
export function arrange(emission: Emission, tensor: EmittedTensor, order: readonly string[]): EmittedTensor {
  const perm = order.map((axis) => position(tensor, axis));
  if (perm.every((from, to) => from === to)) return tensor;
  const axes = perm.flatMap((from) => tensor.axes.slice(from, from + 1));
  // Where nothing but axes of size 1 moves, the elements stay where they are.
  const moved = perm.filter((from) => tensor.axes[from]?.size !== 1);
  if (moved.every((from, index) => index === 0 || from > (moved[index - 1] ?? 0)))
    return reshape(emission, tensor, axes);
  const name = emission.apply("Transpose", [tensor.name, emission.integers(perm)], types({ Tperm: "int32" }));
  return { name, axes };
}

/** The tensor with other axes over the same elements in the same order. */
export function reshape(emission: Emission, tensor: EmittedTensor, axes: Axes): EmittedTensor {
  const [before, after] = [shapeOf(tensor.axes), shapeOf(axes)];
  if (before.length === after.length && before.every((size, index) => size === after[index]))
    return { name: tensor.name, axes };
  const name = emission.apply("Reshape", [tensor.name, emission.integers(after)], types({ Tshape: "int32" }));
  return { name, axes };
}

/**
 * The tensor with all axes of `order`, in that order; those it lacks have size 1. Axes lacking at the front are left
 * out where `open` is set, because broadcasting supplies them.
 */
export function expand(
  emission: Emission,
  tensor: EmittedTensor,
  order: readonly string[],
  open = false,
): EmittedTensor {
  const arranged = arrange(
    emission,
    tensor,
    order.filter((axis) => position(tensor, axis) >= 0),
  );
  const first = open ? order.findIndex((axis) => position(tensor, axis) >= 0) : 0;
  const wanted = first < 0 ? [] : order.slice(first);
  const axes = wanted.map((name): Axis => arranged.axes[position(arranged, name)] ?? { name, size: 1 });
  return reshape(emission, arranged, axes);
}

/** The tensor with an axis at the end, the others in the order in which they lie. */
export function withLast(emission: Emission, tensor: EmittedTensor, axis: string): EmittedTensor {
  return arrange(emission, tensor, [...orderOf(tensor).filter((name) => name !== axis), axis]);
}
