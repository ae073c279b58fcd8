import { z } from "zod";
import { ShapeError } from "../errors/index.js";
import { describeAxes, elementsPerExample, withSize } from "../graph/axes.js";
import { macs } from "../graph/cost.js";
import type { Operation } from "../graph/operation.js";
import { sizeOf, type ValueType } from "../graph/value.js";
import { slide, type Window, windowPositions, windowSchema } from "./window.js";

export type ConvAttributes = {
  readonly groups: number;
  readonly windows: readonly Window[];
};

/**
 * Convolution (cross-correlation, as everywhere in the field) over the axes of its windows.
 *
 * Inputs: x with axis `channel` and the windows' axes; weight [out, in / groups, …window axes]; optionally bias [out].
 * Output: x with `channel` = out and the windows' axes slid over.
 */
export const conv: Operation<ConvAttributes> = {
  kind: "conv",
  attributes: z.strictObject({ groups: z.int().positive(), windows: z.array(windowSchema).min(1) }),
  infer(inputs, { groups, windows }) {
    const [x, weight, bias] = convInputs(inputs);
    const [channels, out, perGroup] = [sizeOf(x, "channel"), sizeOf(weight, "out"), sizeOf(weight, "in")];
    if (channels % groups !== 0 || out % groups !== 0) {
      throw new ShapeError({
        message: "channels are not divisible by the groups",
        expected: `multiples of ${groups}`,
        found: `${channels} in, ${out} out`,
      });
    }
    if (perGroup !== channels / groups) {
      throw new ShapeError({
        message: "the weight does not fit the input",
        expected: `${channels / groups} input channels per group`,
        found: `${perGroup}`,
      });
    }
    const misfit = windows.find(({ axis, size }) => sizeOf(weight, axis) !== size);
    if (misfit !== undefined)
      throw new ShapeError({
        message: `the weight does not fit the window along ${misfit.axis}`,
        expected: `${misfit.size}`,
        found: describeAxes(weight.axes),
      });
    if (bias !== undefined && sizeOf(bias, "out") !== out)
      throw new ShapeError({
        message: "the bias does not fit the weight",
        expected: `${out}`,
        found: describeAxes(bias.axes),
      });
    return [{ dtype: x.dtype, axes: withSize(slide(x, windows), "channel", out) }];
  },
  cost([, weight], [y], { windows }) {
    if (weight === undefined || y === undefined) return macs(0);
    return macs(elementsPerExample(y.axes) * sizeOf(weight, "in") * windowPositions(windows));
  },
};

function convInputs(inputs: readonly ValueType[]): readonly [ValueType, ValueType, ValueType | undefined] {
  const [x, weight, bias] = inputs;
  if (x === undefined || weight === undefined)
    throw new ShapeError({ message: "a convolution takes an input and a weight" });
  return [x, weight, bias];
}
