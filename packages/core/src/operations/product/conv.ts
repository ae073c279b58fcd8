import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { describeAxes, elementsPerExample, withSize } from "../../graph/axes.js";
import { macs } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { only, outputOf, sharedDtype, weighted } from "../rules/arity.js";
import { slide, type Window, windowPositions, windowSchema } from "../rules/window.js";
import { convInputGradient } from "./conv-input-gradient.js";
import { convWeightGradient } from "./conv-weight-gradient.js";
import { assertParameterAxes } from "../rules/axes.js";

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
    const [x, weight, bias] = weighted(inputs);
    assertParameterAxes("weight", weight, ["out", "in", ...windows.map(({ axis }) => axis)]);
    if (bias !== undefined) assertParameterAxes("bias", bias, ["out"]);
    if (windows.some(({ axis }) => axis === "channel"))
      throw new ShapeError({ message: "a convolution sums over the channels, it does not slide along them" });
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
    const dtype = sharedDtype([x, weight, ...(bias === undefined ? [] : [bias])]);
    return [{ dtype, axes: withSize(slide(x, windows), "channel", out) }];
  },
  cost([, weight], [y], { windows }) {
    if (weight === undefined || y === undefined) return macs(0);
    return macs(elementsPerExample(y.axes) * sizeOf(weight, "in") * windowPositions(windows));
  },
  gradient(b, node) {
    const [x, weight, bias] = weighted(node.inputs);
    const { dy } = outputOf(node);
    const { groups, windows } = node.attributes;
    const sizes = windows.map(({ axis }) => ({ axis, size: sizeOf(x, axis) }));
    const positions = dy.axes.map(({ name }) => name).filter((name) => name !== "channel");
    const ofInput = () => only(b.apply(convInputGradient, [dy, weight], { groups, windows, sizes }));
    const ofWeight = () => only(b.apply(convWeightGradient, [x, dy], { groups, windows }));
    const ofBias = () => b.renameAxis(b.reduceSum(dy, positions), "channel", "out");
    return [ofInput, ofWeight, ...(bias === undefined ? [] : [ofBias])];
  },
};
