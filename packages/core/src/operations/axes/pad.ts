import { z } from "#zod";
import { withSize } from "../../graph/axes.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { exactly, outputOf } from "../rules/arity.js";

export type PadAttributes = {
  readonly axis: string;
  readonly before: number;
  readonly after: number;
  readonly value: number;
};

/** Lengthens one axis with a constant on either side. */
export const pad: Operation<PadAttributes> = {
  kind: "pad",
  attributes: z.strictObject({
    axis: z.string(),
    before: z.int().nonnegative(),
    after: z.int().nonnegative(),
    value: z.number(),
  }),
  infer(inputs, { axis, before, after }) {
    const [x] = exactly(1, inputs);
    return [{ dtype: x.dtype, axes: withSize(x.axes, axis, sizeOf(x, axis) + before + after) }];
  },
  gradient(b, node) {
    const [x] = exactly(1, node.inputs);
    const { dy } = outputOf(node);
    const { axis, before } = node.attributes;
    return [() => b.slice(dy, axis, { start: before, end: before + sizeOf(x, axis) })];
  },
};
