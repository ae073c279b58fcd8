import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { describeAxes, sameAxes, withSize } from "../../graph/axes.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { atLeastOne, outputOf, sharedDtype } from "../rules/arity.js";

export type ConcatAttributes = {
  readonly axis: string;
};

/** Joins values along one axis; all other axes are the same. */
export const concat: Operation<ConcatAttributes> = {
  kind: "concat",
  attributes: z.strictObject({ axis: z.string() }),
  infer(inputs, { axis }) {
    const all = atLeastOne(inputs);
    const [first, ...others] = all;
    const size = inputs.reduce((total, input) => total + sizeOf(input, axis), 0);
    const expected = withSize(first.axes, axis, 1);
    const misfit = others.find((other) => !sameAxes(withSize(other.axes, axis, 1), expected));
    if (misfit !== undefined)
      throw new ShapeError({
        message: `values joined along "${axis}" differ in another axis`,
        expected: describeAxes(first.axes),
        found: describeAxes(misfit.axes),
      });
    return [{ dtype: sharedDtype(all), axes: withSize(first.axes, axis, size) }];
  },
  gradient(b, node) {
    const { dy } = outputOf(node);
    const { axis } = node.attributes;
    let end = 0;
    return node.inputs.map((input) => {
      const start = end;
      end += sizeOf(input, axis);
      return (
        (to) => () =>
          b.slice(dy, axis, { start, end: to })
      )(end);
    });
  },
};
