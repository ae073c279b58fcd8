import { z } from "#zod";
import { elementsPerExample, withSize } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf, type ValueType } from "../../graph/value.js";
import { exactly } from "../rules/arity.js";
import { type AxisSizes, axisSizesSchema } from "../rules/axes.js";
import type { Window } from "../rules/window.js";

export type AdaptivePoolAttributes = {
  /** The axes that are pooled, and the size of each afterwards. */
  readonly sizes: AxisSizes;
};

/** The positions that are pooled into one: from `start` up to but without `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The ranges of an adaptive pool: the k-th of m over n positions is ⌊k n / m⌋ … ⌈(k + 1) n / m⌉ − 1. They overlap where m
 * does not divide n, and repeat positions where m > n.
 */
export function adaptiveRanges(length: number, count: number): readonly Range[] {
  return Array.from({ length: count }, (_, index) => ({
    start: Math.floor((index * length) / count),
    end: Math.ceil(((index + 1) * length) / count),
  }));
}

/** The windows of a plain pool that does the same; undefined where ranges overlap. */
export function plainWindows(x: ValueType, sizes: AxisSizes): readonly Window[] | undefined {
  if (sizes.some(({ axis, size }) => sizeOf(x, axis) % size !== 0)) return undefined;
  return sizes.map(({ axis, size }) => {
    const step = sizeOf(x, axis) / size;
    return { axis, size: step, stride: step, before: 0, after: 0, dilation: 1 };
  });
}

/** What adaptive pools share: attributes, shape rule, cost. */
export const adaptivePool: Pick<Operation<AdaptivePoolAttributes>, "attributes" | "infer" | "cost"> = {
  attributes: z.strictObject({ sizes: axisSizesSchema }),
  infer(inputs, { sizes }) {
    const [x] = exactly(1, inputs);
    for (const { axis } of sizes) sizeOf(x, axis);
    return [{ dtype: x.dtype, axes: sizes.reduce((all, { axis, size }) => withSize(all, axis, size), x.axes) }];
  },
  cost: ([x], [y], { sizes }) =>
    elementwise(
      "pool",
      sizes.reduce(
        (count, { axis, size }) => {
          const ranges = adaptiveRanges(x === undefined ? size : sizeOf(x, axis), size);
          return (count / size) * ranges.reduce((sum, { start, end }) => sum + end - start, 0);
        },
        elementsPerExample(y?.axes ?? []),
      ),
    ),
};
