import type { Axes, EmitterRow, Placed } from "@netgraft/core/graph";
import { fixedSize, orderOf, position } from "@netgraft/core/graph";
import { type Expression, fixed, method, text } from "../python/expression.js";

/** A tensor of the source: an expression, and the graph's axes in the order in which the tensor has them. */
export interface Tensor extends Placed {
  readonly expression: Expression;
}

/** What an emitter needs beside its node. */
export interface Emission {
  /** A tensor of numbers that never change: a buffer that is in no state dict. */
  constant(name: string, axes: Axes, data: readonly number[], integers?: boolean): Expression;
  /** A function that the file needs, which is then written above the classes. */
  helper(name: HelperName): Expression;
}

/** The functions beside the classes; `functions.ts` has their text. */
export type HelperName = "drop_path" | "shake_shake";

/** A row of the table of emitters. */
export type Row = EmitterRow<Tensor, Emission>;

/** A tensor with its axes in another order: as it is, transposed or permuted. */
export function ordered(tensor: Tensor, order: readonly string[]): Tensor {
  const places = order.map((name) => position(tensor, name));
  const moved = places.flatMap((place, index) => (place === index ? [] : [index]));
  if (moved.length === 0) return tensor;
  const [a, b] = moved;
  const expression =
    moved.length === 2 && a !== undefined && b !== undefined
      ? method(tensor.expression, "transpose", [fixed(a), fixed(b)])
      : method(tensor.expression, "permute", places.map(fixed));
  return { expression, axes: order.flatMap((name) => tensor.axes.filter((axis) => axis.name === name)) };
}

/** A tensor as it is joined with one that has the axes `order`: its own in that order, with a new one for each that it lacks. */
export function broadcast(tensor: Tensor, order: readonly string[]): Tensor {
  const own = ordered(
    tensor,
    order.filter((name) => position(tensor, name) >= 0),
  );
  const lacks = order.map((name) => position(own, name) < 0);
  // Axes before all of its own are added by PyTorch.
  const first = lacks.indexOf(false);
  if (first < 0 || !lacks.slice(first).includes(true)) return own;
  const items = lacks.slice(first).map((isLacking) => text(isLacking ? "None" : ":"));
  return {
    expression: { kind: "index", of: own.expression, items },
    axes: order.slice(first).map((name) => ({ name, size: position(own, name) < 0 ? 1 : fixedSize(own, name) })),
  };
}

/** A tensor with the batch first and the channels second, as layers of PyTorch take it, the rest as it was. */
export function channelsSecond(tensor: Tensor): Tensor {
  const rest = orderOf(tensor).filter((name) => name !== "batch" && name !== "channel");
  return ordered(tensor, ["batch", "channel", ...rest]);
}

/** A map in PyTorch's order. @param last the axes of the map, e.g. height and width */
export function mapOrder(tensor: Tensor, last: readonly string[]): Tensor {
  const rest = orderOf(tensor).filter((name) => !last.includes(name) && name !== "batch" && name !== "channel");
  return ordered(tensor, ["batch", ...rest, ...(position(tensor, "channel") < 0 ? [] : ["channel"]), ...last]);
}

/** A dimension as an argument. */
export function dimension(tensor: Placed, axis: string): Expression {
  return fixed(position(tensor, axis));
}

/** Dimensions in ascending order: a number alone, or a tuple. */
export function dimensions(tensor: Placed, axes: readonly string[]): Expression {
  const places = axes.map((axis) => position(tensor, axis)).toSorted((a, b) => a - b);
  return places.length === 1 ? fixed(places[0] ?? 0) : text(`(${places.join(", ")})`);
}
