import { z } from "zod";
import { ShapeError } from "../errors/index.js";
import { withSize } from "../graph/axes.js";
import type { Operation } from "../graph/operation.js";
import { sizeOf } from "../graph/value.js";
import { exactly } from "./arity.js";

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
};
