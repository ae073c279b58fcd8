import type { Attributes } from "../graph/attributes.js";
import type { Axes } from "../graph/axes.js";
import type { Operation } from "../graph/operation.js";
import type { ValueType } from "../graph/value.js";
import { only } from "../operations/rules/only.js";

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

/** A tensor as rules on axes take it (`broadcastAxes`, `slide`, …), which do not look at the dtype. */
export function asType({ axes }: Placed): ValueType {
  return { dtype: "float32", axes };
}

/** The axes that an operation gives of a tensor, by its own shape rule, in the order that this makes of the tensor's. */
export function axesOf<A extends Attributes>({ infer }: Pick<Operation<A>, "infer">, x: Placed, attributes: A): Axes {
  return only(infer([asType(x)], attributes)).axes;
}
