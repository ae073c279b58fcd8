import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { elementsPerExample, withSize } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Formulas, Operation } from "../../graph/operation.js";
import { sizeOf, type Value } from "../../graph/value.js";
import { where } from "../elementwise/where.js";
import { exactly, only } from "../rules/arity.js";
import { unusedAxis } from "../rules/axes.js";
import { reduceMin } from "./reductions.js";

export type TopKAttributes = {
  readonly axis: string;
  /** How many are taken. */
  readonly count: number;
};

/** Below every number that a network computes with. */
const lowest = -3e38;

/**
 * The largest elements along an axis, largest first (PyTorch's `topk`), and their places along it, as numbers of the same
 * dtype. Of equal elements the first comes first. The gradient goes to the places that were taken.
 */
export const topK: Operation<TopKAttributes> = {
  kind: "topK",
  attributes: z.strictObject({ axis: z.string(), count: z.int().positive() }),
  infer(inputs, { axis, count }) {
    const [x] = exactly(1, inputs);
    const size = sizeOf(x, axis);
    if (count > size)
      throw new ShapeError({
        message: `axis "${axis}" has fewer elements than are taken`,
        expected: `at most ${size}`,
        found: `${count}`,
      });
    const type = { dtype: x.dtype, axes: withSize(x.axes, axis, count) };
    return [type, type];
  },
  cost: ([x], _outputs, { count }) => elementwise("reduce", count * elementsPerExample(x?.axes ?? [])),
  decompose(b, inputs, { axis, count }) {
    let [rest] = exactly(1, inputs);
    const size = sizeOf(rest, axis);
    const positions = positionsAlong(b, rest, axis);
    const [values, places]: [Value[], Value[]] = [[], []];
    for (let rank = 0; rank < count; rank += 1) {
      const highest = b.reduceMax(rest, [axis], { keep: true });
      const isBelow = b.step(b.subtract(highest, rest));
      const candidates = only(b.apply(where, [isBelow, b.number(size), positions], {}));
      const place = only(b.apply(reduceMin, [candidates], { axes: [axis], keep: true }));
      values.push(highest);
      places.push(place);
      const isElsewhere = b.step(b.abs(b.subtract(positions, place)));
      if (rank + 1 < count) rest = only(b.apply(where, [isElsewhere, rest, b.number(lowest)], {}));
    }
    const joined = (all: readonly Value[]): Value => (count === 1 ? only(all) : b.concat(all, axis));
    return [joined(values), joined(places)];
  },
  gradient(b, { inputs, outputs, gradients, attributes: { axis } }) {
    const [x] = exactly(1, inputs);
    const [, places] = outputs;
    const [dy] = gradients;
    if (places === undefined || dy === undefined) return [undefined];
    return [
      () => {
        const rank = unusedAxis(x, "rank");
        const [ofRank, taken] = [dy, places].map((value) => b.renameAxis(value, axis, rank));
        if (ofRank === undefined || taken === undefined) throw new TypeError("two values give two");
        const isElsewhere = b.step(b.abs(b.subtract(taken, positionsAlong(b, x, axis))));
        return b.reduceSum(b.multiply(ofRank, b.subtract(1, isElsewhere)), [rank]);
      },
    ];
  },
};

/** 0, 1, 2, … along an axis. */
function positionsAlong(b: Formulas, x: Value, axis: string): Value {
  const size = sizeOf(x, axis);
  return b.constant({ dtype: x.dtype, axes: [{ name: axis, size }] }, [...Array(size).keys()]);
}
