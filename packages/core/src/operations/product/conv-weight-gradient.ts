import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { elementsPerExample, withSize } from "../../graph/axes.js";
import { macs } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { exactly, sharedDtype } from "../rules/arity.js";
import { assertGradientAxes } from "../rules/axes.js";
import { slide, type Window, windowPositions, windowSchema } from "../rules/window.js";

export type ConvWeightGradientAttributes = {
  readonly groups: number;
  readonly windows: readonly Window[];
};

/**
 * What passes back through a convolution to its weight: dw[o, i, k] = Σ over examples and q of
 * dy[o, q] · x[i, q · stride + k · dilation − before].
 *
 * Inputs: x and dy as the convolution has them. Output: dw [out, in / groups, …window axes].
 */
export const convWeightGradient: Operation<ConvWeightGradientAttributes> = {
  kind: "convWeightGradient",
  attributes: z.strictObject({ groups: z.int().positive(), windows: z.array(windowSchema).min(1) }),
  infer(inputs, { groups, windows }) {
    const [x, dy] = exactly(2, inputs);
    const [channels, out] = [sizeOf(x, "channel"), sizeOf(dy, "channel")];
    if (channels % groups !== 0 || out % groups !== 0)
      throw new ShapeError({
        message: "channels are not divisible by the groups",
        expected: `multiples of ${groups}`,
        found: `${channels} in, ${out} out`,
      });
    assertGradientAxes(dy, withSize(slide(x, windows), "channel", out));
    const axes = [
      { name: "out", size: out },
      { name: "in", size: channels / groups },
      ...windows.map(({ axis, size }) => ({ name: axis, size })),
    ];
    return [{ dtype: sharedDtype([x, dy]), axes }];
  },
  cost([, dy], [dw], { windows }) {
    if (dy === undefined || dw === undefined) return macs(0);
    return macs(elementsPerExample(dy.axes) * sizeOf(dw, "in") * windowPositions(windows));
  },
};
