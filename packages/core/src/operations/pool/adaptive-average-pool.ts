import type { Formulas, Operation } from "../../graph/operation.js";
import { sizeOf, type Value } from "../../graph/value.js";
import { matrixAlong } from "../product/matrix-along.js";
import { exactly } from "../rules/arity.js";
import { adaptivePool, type AdaptivePoolAttributes, adaptiveRanges, plainWindows } from "./adaptive-ranges.js";
import { averagePool } from "./average-pool.js";

export type AdaptiveAveragePoolAttributes = AdaptivePoolAttributes;

/** Means over as many ranges as asked for along each axis (PyTorch's `adaptive_avg_pool2d`). */
export const adaptiveAveragePool: Operation<AdaptiveAveragePoolAttributes> = {
  kind: "adaptiveAveragePool",
  ...adaptivePool,
  decompose(b, inputs, { sizes }) {
    const [x] = exactly(1, inputs);
    const windows = plainWindows(x, sizes);
    if (windows === undefined) return [sizes.reduce((value, { axis, size }) => averaged(b, value, axis, size), x)];
    return b.apply(averagePool, [x], { windows, ceil: false, countPadding: true });
  },
};

/** The means along one axis as the product with a matrix, which has a column for each range. */
function averaged(b: Formulas, x: Value, axis: string, size: number): Value {
  const length = sizeOf(x, axis);
  if (length === size) return x;
  const columns = adaptiveRanges(length, size);
  return matrixAlong(b, x, axis, size, (position, column) => {
    const { start = 0, end = 0 } = columns[column] ?? {};
    return position >= start && position < end ? 1 / (end - start) : 0;
  });
}
