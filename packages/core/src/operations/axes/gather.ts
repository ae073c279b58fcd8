import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { withSize } from "../../graph/axes.js";
import type { Formulas, Operation } from "../../graph/operation.js";
import { sizeOf, type Value } from "../../graph/value.js";
import { exactly, only, outputOf } from "../rules/arity.js";
import { unusedAxis } from "../rules/axes.js";

export type GatherAttributes = {
  readonly axis: string;
  /** For each position of the result, the position of x that it takes. */
  readonly indices: readonly number[];
};

/** The elements at given positions along one axis, in the order given; positions may be left out and repeated. */
export const gather: Operation<GatherAttributes> = {
  kind: "gather",
  attributes: z.strictObject({ axis: z.string(), indices: z.array(z.int().nonnegative()).min(1) }),
  infer(inputs, { axis, indices }) {
    const [x] = exactly(1, inputs);
    const size = sizeOf(x, axis);
    const beyond = indices.find((index) => index >= size);
    if (beyond !== undefined)
      throw new ShapeError({
        message: `axis "${axis}" has no such position`,
        expected: `positions below ${size}`,
        found: `${beyond}`,
      });
    return [{ dtype: x.dtype, axes: withSize(x.axes, axis, indices.length) }];
  },
  gradient(b, node) {
    const [x] = exactly(1, node.inputs);
    const { dy } = outputOf(node);
    const { axis, indices } = node.attributes;
    return [() => scattered(b, dy, axis, indices, sizeOf(x, axis))];
  },
};

/** The elements at given positions along one axis; x itself where that is what it is. */
export function gathered(b: Formulas, x: Value, axis: string, indices: readonly number[]): Value {
  const isWhole = indices.length === sizeOf(x, axis) && indices.every((index, place) => index === place);
  return isWhole ? x : only(b.apply(gather, [x], { axis, indices }));
}

/** The sum, for each position along the axis, of what was gathered from it: gathered again from what came back and a zero. */
function scattered(b: Formulas, dy: Value, axis: string, indices: readonly number[], size: number): Value {
  const readers: number[][] = Array.from({ length: size }, () => []);
  indices.forEach((index, place) => readers[index]?.push(place));
  const copies = readers.reduce((most, { length }) => Math.max(most, length), 0);
  const zero = indices.length;
  const table = readers.flatMap((places) => Array.from({ length: copies }, (_, copy) => places[copy] ?? zero));
  const source = table.includes(zero) ? b.pad(dy, axis, { after: 1 }) : dy;
  const gatheredBack = gathered(b, source, axis, table);
  if (copies === 1) return gatheredBack;
  const copy = unusedAxis(dy, "copy");
  return b.reduceSum(b.splitAxis(gatheredBack, axis, { [axis]: size, [copy]: copies }), [copy]);
}
