import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { exactly, outputOf } from "../rules/arity.js";

export type MergeAxesAttributes = {
  /** The axes to merge, slowest first; PyTorch flattens feature maps as channel, height, width. */
  readonly axes: readonly string[];
  readonly into: string;
};

/** Merges several axes into one, in the given order; it stands where the first of them stood. */
export const mergeAxes: Operation<MergeAxesAttributes> = {
  kind: "mergeAxes",
  attributes: z.strictObject({ axes: z.array(z.string()).min(1), into: z.string() }),
  infer(inputs, { axes, into }) {
    const [x] = exactly(1, inputs);
    if (new Set(axes).size !== axes.length)
      throw new ShapeError({ message: "an axis is merged twice", found: axes.join(", ") });
    const size = axes.reduce((product, axis) => product * sizeOf(x, axis), 1);
    const rest = x.axes.flatMap((axis) =>
      axis.name === axes[0] ? [{ name: into, size }] : axes.includes(axis.name) ? [] : [axis],
    );
    if (new Set(rest.map(({ name }) => name)).size !== rest.length)
      throw new ShapeError({ message: `there is an axis "${into}" already` });
    return [{ dtype: x.dtype, axes: rest }];
  },
  gradient(b, node) {
    const [x] = exactly(1, node.inputs);
    const { dy } = outputOf(node);
    const { axes, into } = node.attributes;
    return [() => b.splitAxis(dy, into, Object.fromEntries(axes.map((name) => [name, sizeOf(x, name)])))];
  },
};
