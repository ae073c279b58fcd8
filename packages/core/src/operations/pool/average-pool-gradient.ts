import { z } from "#zod";
import { elementsPerExample, withSize } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { matrixAlong } from "../product/matrix-along.js";
import { exactly } from "../rules/arity.js";
import { assertGradientAxes, type AxisSizes, axisSizesSchema } from "../rules/axes.js";
import { slide, type Window, windowPositions, windowSchema } from "../rules/window.js";

export type AveragePoolGradientAttributes = {
  readonly windows: readonly Window[];
  /** As of the pool. */
  readonly ceil: boolean;
  /** As of the pool. */
  readonly countPadding: boolean;
  /** Sizes of the pool's input along the windows' axes. */
  readonly sizes: AxisSizes;
};

/** What passes back through an average pool: each position gets, of each window over it, dy over what the pool divided by. */
export const averagePoolGradient: Operation<AveragePoolGradientAttributes> = {
  kind: "averagePoolGradient",
  attributes: z.strictObject({
    windows: z.array(windowSchema).min(1),
    ceil: z.boolean(),
    countPadding: z.boolean(),
    sizes: axisSizesSchema,
  }),
  infer(inputs, { windows, ceil, sizes }) {
    const [dy] = exactly(1, inputs);
    const axes = sizes.reduce((all, { axis, size }) => withSize(all, axis, size), dy.axes);
    assertGradientAxes(dy, slide({ dtype: dy.dtype, axes }, windows, ceil));
    return [{ dtype: dy.dtype, axes }];
  },
  cost: ([dy], _outputs, { windows }) =>
    elementwise("pool", elementsPerExample(dy?.axes ?? []) * windowPositions(windows)),
  decompose(b, inputs, { windows, countPadding, sizes }) {
    const [dy] = exactly(1, inputs);
    // A mean over a rectangle is a mean along one axis after the other, and so is its gradient.
    return [
      windows.reduce((gradient, window) => {
        const length = sizes.find(({ axis }) => axis === window.axis)?.size ?? sizeOf(dy, window.axis);
        return matrixAlong(b, gradient, window.axis, length, (from, to) =>
          share(window, from, to, length, countPadding),
        );
      }, dy),
    ];
  },
};

/** The weight that the mean under a window gives to a position; 0 where the window does not cover it. */
function share(window: Window, index: number, position: number, length: number, countPadding: boolean): number {
  const { size, stride, before, after, dilation } = window;
  const covered = Array.from({ length: size }, (_, k) => index * stride + k * dilation - before);
  if (!covered.includes(position)) return 0;
  const [low, high] = countPadding ? [-before, length + after] : [0, length];
  return 1 / covered.filter((place) => place >= low && place < high).length;
}
