import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { describeAxes } from "../../graph/axes.js";
import type { Operation } from "../../graph/operation.js";
import { exactly, outputOf } from "../rules/arity.js";

export type RenameAxisAttributes = {
  readonly from: string;
  readonly to: string;
};

/** Gives an axis another name; nothing is computed. */
export const renameAxis: Operation<RenameAxisAttributes> = {
  kind: "renameAxis",
  attributes: z.strictObject({ from: z.string(), to: z.string() }),
  infer(inputs, { from, to }) {
    const [x] = exactly(1, inputs);
    if (!x.axes.some(({ name }) => name === from))
      throw new ShapeError({ message: `there is no axis "${from}"`, found: describeAxes(x.axes) });
    if (x.axes.some(({ name }) => name === to))
      throw new ShapeError({ message: `there is an axis "${to}" already`, found: describeAxes(x.axes) });
    return [{ dtype: x.dtype, axes: x.axes.map(({ name, size }) => ({ name: name === from ? to : name, size })) }];
  },
  gradient(b, node) {
    const { dy } = outputOf(node);
    const { from, to } = node.attributes;
    return [() => b.renameAxis(dy, to, from)];
  },
};
