import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import type { Axes } from "../../graph/axes.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { exactly, outputOf } from "../rules/arity.js";

export type SplitAxisAttributes = {
  readonly axis: string;
  /** The axes it becomes, slowest first; their sizes multiply to its size. */
  readonly into: readonly { readonly name: string; readonly size: number }[];
};

/** Splits one axis into several, e.g. `channel` into `group` and `channel`. */
export const splitAxis: Operation<SplitAxisAttributes> = {
  kind: "splitAxis",
  attributes: z.strictObject({
    axis: z.string(),
    into: z.array(z.strictObject({ name: z.string(), size: z.int().positive() })).min(1),
  }),
  infer(inputs, { axis, into }) {
    const [x] = exactly(1, inputs);
    const size = sizeOf(x, axis);
    const product = into.reduce((total, part) => total * part.size, 1);
    if (product !== size)
      throw new ShapeError({
        message: `axis "${axis}" cannot be split so`,
        expected: `sizes with the product ${size}`,
        found: into.map((part) => part.size).join(" × "),
      });
    const axes = x.axes.flatMap((old): Axes => (old.name === axis ? into : [old]));
    if (new Set(axes.map(({ name }) => name)).size !== axes.length)
      throw new ShapeError({
        message: "two axes would have the same name",
        found: axes.map(({ name }) => name).join(", "),
      });
    return [{ dtype: x.dtype, axes }];
  },
  gradient(b, node) {
    const { dy } = outputOf(node);
    const { axis, into } = node.attributes;
    return [
      () =>
        b.mergeAxes(
          dy,
          into.map(({ name }) => name),
          axis,
        ),
    ];
  },
};
