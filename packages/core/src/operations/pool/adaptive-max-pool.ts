import type { Formulas, Operation } from "../../graph/operation.js";
import { sizeOf, type Value } from "../../graph/value.js";
import { exactly, only } from "../rules/arity.js";
import { adaptivePool, type AdaptivePoolAttributes, adaptiveRanges, plainWindows } from "./adaptive-ranges.js";
import { maxPool } from "./max-pool.js";

export type AdaptiveMaxPoolAttributes = AdaptivePoolAttributes;

/**
 * Maxima over as many ranges as asked for along each axis (PyTorch's `adaptive_max_pool2d`). The gradient goes to the first
 * maximum of each.
 */
export const adaptiveMaxPool: Operation<AdaptiveMaxPoolAttributes> = {
  kind: "adaptiveMaxPool",
  ...adaptivePool,
  decompose(b, inputs, { sizes }) {
    const [x] = exactly(1, inputs);
    const windows = plainWindows(x, sizes);
    if (windows !== undefined) return b.apply(maxPool, [x], { windows, ceil: false });
    // The last axis first: of equal maxima, the first row by row is then the first along each axis in turn.
    return [sizes.toReversed().reduce((value, { axis, size }) => highest(b, value, axis, size), x)];
  },
};

/** The maxima along one axis, a pool of one window for each range. */
function highest(b: Formulas, x: Value, axis: string, count: number): Value {
  if (sizeOf(x, axis) === count) return x;
  const maxima = adaptiveRanges(sizeOf(x, axis), count).map(({ start, end }) => {
    const size = end - start;
    const windows = [{ axis, size, stride: 1, before: 0, after: 0, dilation: 1 }];
    const part = b.slice(x, axis, { start, end });
    return size === 1 ? part : only(b.apply(maxPool, [part], { windows, ceil: false }));
  });
  return count === 1 ? only(maxima) : b.concat(maxima, axis);
}
