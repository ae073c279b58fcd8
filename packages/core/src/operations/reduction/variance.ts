import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf, type ValueType } from "../../graph/value.js";
import { exactly } from "../rules/arity.js";
import { reducedAxes, type ReductionAttributes } from "./reduction.js";

export type VarianceAttributes = ReductionAttributes & {
  /** What is taken from the count that the sum of squares is divided by: 0 in norms, 1 for an estimate (PyTorch's default). */
  readonly correction: number;
};

/** Σ (x − mean)² / (n − correction) over the named axes (PyTorch's `var`). */
export const variance: Operation<VarianceAttributes> = {
  kind: "variance",
  attributes: z.strictObject({
    axes: z.array(z.string()).min(1),
    keep: z.boolean(),
    correction: z.int().nonnegative(),
  }),
  infer(inputs, attributes) {
    const [x] = exactly(1, inputs);
    const axes = reducedAxes(x, attributes);
    const count = countOf(x, attributes);
    if (count <= attributes.correction)
      throw new ShapeError({
        message: "a variance over too few elements",
        expected: `more than ${attributes.correction}`,
        found: `${count}`,
      });
    return [{ dtype: x.dtype, axes }];
  },
  cost: ([x]) => elementwise("reduce", elementsPerExample(x?.axes ?? [])),
  decompose(b, inputs, attributes) {
    const [x] = exactly(1, inputs);
    const { axes, keep, correction } = attributes;
    const apart = b.subtract(x, b.reduceMean(x, axes, { keep: true }));
    const squares = b.reduceSum(b.multiply(apart, apart), axes, { keep });
    return [b.multiply(squares, 1 / (countOf(x, attributes) - correction))];
  },
};

function countOf(x: ValueType, { axes }: ReductionAttributes): number {
  return axes.reduce((product, axis) => product * sizeOf(x, axis), 1);
}
