import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { type Axes, axesProblem, describeAxes, elementsPerExample, type Size } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { exactly, outputOf } from "../rules/arity.js";

export type ExpandAttributes = {
  /** The axes of the output in order; `any` for a batch that is passed on whatever its size. */
  readonly axes: readonly { readonly name: string; readonly size: Size }[];
};

/** x repeated along the axes that it lacks or has with size 1; where nothing is repeated, only their order changes. */
export const expand: Operation<ExpandAttributes> = {
  kind: "expand",
  attributes: z.strictObject({
    axes: z.array(z.strictObject({ name: z.string(), size: z.union([z.int().positive(), z.literal("any")]) })),
  }),
  infer(inputs, { axes }) {
    const [x] = exactly(1, inputs);
    const problem = axesProblem(axes);
    if (problem !== undefined) throw new ShapeError({ message: problem, found: describeAxes(axes) });
    const sizeIn = (all: Axes, wanted: string) => all.find(({ name }) => name === wanted)?.size;
    const outputs = axes.map(({ name, size }) => ({
      name,
      size: size === "any" ? (sizeIn(x.axes, name) ?? size) : size,
    }));
    const fits =
      x.axes.every(({ name, size }) => {
        const output = sizeIn(outputs, name);
        return output === size || (output !== undefined && size === 1);
      }) && outputs.every(({ name, size }) => size !== "any" || sizeIn(x.axes, name) === "any");
    if (!fits)
      throw new ShapeError({
        message: "the value cannot be repeated to these axes",
        expected: describeAxes(axes),
        found: describeAxes(x.axes),
      });
    return [{ dtype: x.dtype, axes: outputs }];
  },
  cost([x], [y]) {
    const [before, after] = [elementsPerExample(x?.axes ?? []), elementsPerExample(y?.axes ?? [])];
    return elementwise("expand", before === after ? 0 : after);
  },
  gradient(b, node) {
    const [x] = exactly(1, node.inputs);
    const { dy } = outputOf(node);
    return [() => b.reduceTo(dy, x)];
  },
};
