import { z } from "#zod";
import { elementsPerExample, withSize } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Formulas, Operation } from "../../graph/operation.js";
import { sizeOf, type Value } from "../../graph/value.js";
import { matrixAlong } from "../product/matrix-along.js";
import { exactly } from "../rules/arity.js";
import { averagePool } from "./average-pool.js";

export type AdaptiveAveragePoolAttributes = {
  /** The axes that are pooled, and the size of each afterwards. */
  readonly sizes: readonly { readonly axis: string; readonly size: number }[];
};

/** The positions that one mean is taken of: from `start` up to but without `end`. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Means over as many ranges as asked for along each axis (PyTorch's `adaptive_avg_pool2d`): the k-th of m ranges over
 * n positions is ⌊k n / m⌋ … ⌈(k + 1) n / m⌉ − 1. Ranges overlap where m does not divide n, and repeat positions
 * where m > n.
 */
export const adaptiveAveragePool: Operation<AdaptiveAveragePoolAttributes> = {
  kind: "adaptiveAveragePool",
  attributes: z.strictObject({
    sizes: z.array(z.strictObject({ axis: z.string(), size: z.int().positive() })).min(1),
  }),
  infer(inputs, { sizes }) {
    const [x] = exactly(1, inputs);
    for (const { axis } of sizes) sizeOf(x, axis);
    return [{ dtype: x.dtype, axes: sizes.reduce((all, { axis, size }) => withSize(all, axis, size), x.axes) }];
  },
  cost: ([x], [y], { sizes }) =>
    elementwise(
      "pool",
      sizes.reduce(
        (count, { axis, size }) =>
          (count / size) *
          ranges(x === undefined ? size : sizeOf(x, axis), size).reduce((sum, { start, end }) => sum + end - start, 0),
        elementsPerExample(y?.axes ?? []),
      ),
    ),
  decompose(b, inputs, { sizes }) {
    const [x] = exactly(1, inputs);
    const divides = sizes.every(({ axis, size }) => sizeOf(x, axis) % size === 0);
    if (!divides) return [sizes.reduce((value, { axis, size }) => averaged(b, value, axis, size), x)];
    const windows = sizes.map(({ axis, size }) => {
      const step = sizeOf(x, axis) / size;
      return { axis, size: step, stride: step, before: 0, after: 0, dilation: 1 };
    });
    return b.apply(averagePool, [x], { windows, ceil: false, countPadding: true });
  },
};

function ranges(length: number, count: number): readonly Range[] {
  return Array.from({ length: count }, (_, index) => ({
    start: Math.floor((index * length) / count),
    end: Math.ceil(((index + 1) * length) / count),
  }));
}

/** The means along one axis as the product with a matrix, which has a column for each range. */
function averaged(b: Formulas, x: Value, axis: string, size: number): Value {
  const length = sizeOf(x, axis);
  if (length === size) return x;
  const columns = ranges(length, size);
  return matrixAlong(b, x, axis, size, (position, column) => {
    const { start = 0, end = 0 } = columns[column] ?? {};
    return position >= start && position < end ? 1 / (end - start) : 0;
  });
}
