import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { withSize } from "../../graph/axes.js";
import type { Formulas, Operation } from "../../graph/operation.js";
import { sizeOf, type Value } from "../../graph/value.js";
import { exactly, outputOf } from "../rules/arity.js";
import { unusedAxis } from "../rules/axes.js";

export type SliceAttributes = {
  readonly axis: string;
  readonly start: number;
  /** The first position after the slice. */
  readonly end: number;
  readonly step: number;
};

/** The positions start, start + step, … before end along one axis. */
export const slice: Operation<SliceAttributes> = {
  kind: "slice",
  attributes: z.strictObject({
    axis: z.string(),
    start: z.int().nonnegative(),
    end: z.int().positive(),
    step: z.int().positive(),
  }),
  infer(inputs, { axis, start, end, step }) {
    const [x] = exactly(1, inputs);
    const size = sizeOf(x, axis);
    if (start >= end || end > size)
      throw new ShapeError({
        message: `the slice does not lie inside axis "${axis}"`,
        expected: `0 ≤ start < end ≤ ${size}`,
        found: `${start} to ${end}`,
      });
    return [{ dtype: x.dtype, axes: withSize(x.axes, axis, Math.ceil((end - start) / step)) }];
  },
  gradient(b, node) {
    const [x] = exactly(1, node.inputs);
    const { y, dy } = outputOf(node);
    const { axis, start, step } = node.attributes;
    return [
      () => {
        const [count, size] = [sizeOf(y, axis), sizeOf(x, axis)];
        const spread = step === 1 ? dy : spreadOut(b, dy, axis, step);
        const inside = Math.min(count * step, size - start);
        return b.pad(b.slice(spread, axis, { end: inside }), axis, { before: start, after: size - start - inside });
      },
    ];
  },
};

/** x with step − 1 zeros after each position along one axis. */
function spreadOut(b: Formulas, x: Value, axis: string, step: number): Value {
  const zeros = unusedAxis(x, "zeros");
  const split = b.splitAxis(x, axis, { [axis]: sizeOf(x, axis), [zeros]: 1 });
  return b.mergeAxes(b.pad(split, zeros, { after: step - 1 }), [axis, zeros], axis);
}
