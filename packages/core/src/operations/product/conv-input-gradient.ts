import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { elementsPerExample, withSize } from "../../graph/axes.js";
import { macs } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { exactly, sharedDtype } from "../rules/arity.js";
import { assertGradientAxes, assertParameterAxes, type AxisSizes, axisSizesSchema } from "../rules/axes.js";
import { slide, type Window, windowPositions, windowSchema } from "../rules/window.js";

export type ConvInputGradientAttributes = {
  readonly groups: number;
  readonly windows: readonly Window[];
  /** Sizes of the input along the windows' axes; the output alone does not tell them where a stride leaves positions over. */
  readonly sizes: AxisSizes;
};

/**
 * What passes back through a convolution to its input: dx[i, p] = Σ over o, q with p = q · stride + k · dilation − before
 * of dy[o, q] · weight[o, i, k].
 *
 * Inputs: dy with `channel` = out and the windows' axes; weight [out, in / groups, …window axes]. Output: dx.
 */
export const convInputGradient: Operation<ConvInputGradientAttributes> = {
  kind: "convInputGradient",
  attributes: z.strictObject({
    groups: z.int().positive(),
    windows: z.array(windowSchema).min(1),
    sizes: axisSizesSchema,
  }),
  infer(inputs, { groups, windows, sizes }) {
    const [dy, weight] = exactly(2, inputs);
    assertParameterAxes("weight", weight, ["out", "in", ...windows.map(({ axis }) => axis)]);
    if (sizeOf(weight, "out") !== sizeOf(dy, "channel") || sizeOf(dy, "channel") % groups !== 0)
      throw new ShapeError({
        message: "the weight does not fit the gradient",
        expected: `${sizeOf(dy, "channel")} out in ${groups} groups`,
        found: `${sizeOf(weight, "out")}`,
      });
    const wide = withSize(dy.axes, "channel", sizeOf(weight, "in") * groups);
    const axes = sizes.reduce((all, { axis, size }) => withSize(all, axis, size), wide);
    assertGradientAxes(dy, withSize(slide({ dtype: dy.dtype, axes }, windows), "channel", sizeOf(dy, "channel")));
    return [{ dtype: sharedDtype([dy, weight]), axes }];
  },
  cost([dy, weight], _outputs, { windows }) {
    if (dy === undefined || weight === undefined) return macs(0);
    return macs(elementsPerExample(dy.axes) * sizeOf(weight, "in") * windowPositions(windows));
  },
};
