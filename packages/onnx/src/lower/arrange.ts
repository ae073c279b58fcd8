import type { Axes, Axis } from "@netgraft/core";
import type { Emission } from "./emission.js";
import { position, type EmittedTensor } from "./emitted-tensor.js";

/** The tensor with its axes in another order; `order` names all of them. */
export function arrange(emission: Emission, tensor: EmittedTensor, order: readonly string[]): EmittedTensor {
  const perm = order.map((axis) => position(tensor, axis));
  if (perm.every((from, to) => from === to)) return tensor;
  return { name: emission.assist("Transpose", [tensor.name], { perm }), axes: pick(tensor, order) };
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
  const missing = wanted.flatMap((axis, index) => (position(tensor, axis) < 0 ? [index] : []));
  if (missing.length === 0) return arranged;
  const axes = wanted.map((name): Axis => tensor.axes[position(tensor, name)] ?? { name, size: 1 });
  if (missing.length === 1)
    return { name: emission.assist("Unsqueeze", [arranged.name, emission.integers(missing)]), axes };
  // OpenCV adds one axis at a time alone.
  return { name: emission.assist("Reshape", [arranged.name, emission.integers(reshapeTarget(arranged, axes))]), axes };
}

/** The tensor without axes of size 1. */
export function squeeze(emission: Emission, tensor: EmittedTensor, drop: readonly string[]): EmittedTensor {
  if (drop.length === 0) return tensor;
  const axes = tensor.axes.filter(({ name }) => !drop.includes(name));
  return {
    name: emission.assist("Squeeze", [tensor.name, emission.integers(drop.map((axis) => position(tensor, axis)))]),
    axes,
  };
}

/** The shape argument of a Reshape: a batch of unknown size is copied (0) or found from the rest (-1). */
export function reshapeTarget(from: EmittedTensor, to: Axes): readonly number[] {
  return to.map(({ name, size }, index) =>
    typeof size === "number" ? size : from.axes[index]?.name === name ? 0 : -1,
  );
}

function pick(tensor: EmittedTensor, order: readonly string[]): Axes {
  return order.flatMap((axis) => tensor.axes.filter(({ name }) => name === axis));
}
