import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { type Axes, elementsPerExample } from "../../graph/axes.js";
import { macs } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf, type Value, type ValueType } from "../../graph/value.js";
import { exactly, outputOf, sharedDtype } from "../rules/arity.js";
import { sumOfProducts } from "./matrix-along.js";

export type MatmulAttributes = {
  /** The axis that is summed over; both values have it. */
  readonly over: string;
};

/**
 * The matrix product by axis names: sums over one shared axis; other shared axes are carried along (a batch of
 * products), and the rest of both remains. The order is a's axes, then what only b has.
 */
export const matmul: Operation<MatmulAttributes> = {
  kind: "matmul",
  attributes: z.strictObject({ over: z.string() }),
  infer(inputs, { over }) {
    const [a, b] = exactly(2, inputs);
    return [{ dtype: sharedDtype([a, b]), axes: productAxes(a, b, over) }];
  },
  cost: ([a], [y], { over }) => macs(elementsPerExample(y?.axes ?? []) * (a === undefined ? 0 : sizeOf(a, over))),
  gradient(b, node) {
    const [first, second] = exactly(2, node.inputs);
    const { dy } = outputOf(node);
    // What passes back to one sums over the axes that the other alone has.
    const back = (to: Value, other: Value) =>
      sumOfProducts(
        b,
        dy,
        other,
        other.axes.map(({ name }) => name).filter((name) => !to.has(name)),
      );
    return [() => back(first, second), () => back(second, first)];
  },
};

function productAxes(a: ValueType, b: ValueType, over: string): Axes {
  for (const { name, size } of a.axes) {
    const other = b.axes.find((axis) => axis.name === name);
    if (other !== undefined && other.size !== size)
      throw new ShapeError({
        message: `the sizes of axis "${name}" differ`,
        expected: `${size}`,
        found: `${other.size}`,
      });
  }
  sizeOf(a, over);
  sizeOf(b, over);
  const left = a.axes.filter(({ name }) => name !== over);
  return [...left, ...b.axes.filter(({ name }) => name !== over && !left.some((axis) => axis.name === name))];
}
