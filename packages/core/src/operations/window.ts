import { z } from "zod";
import { ShapeError } from "../errors/index.js";
import { type Axes, withSize } from "../graph/axes.js";
import { sizeOf, type ValueType } from "../graph/value.js";

/** How a convolution or pool moves along one axis. `before` and `after` are padded positions. */
export type Window = {
  readonly axis: string;
  readonly size: number;
  readonly stride: number;
  readonly before: number;
  readonly after: number;
  readonly dilation: number;
};

export const windowSchema: z.ZodType<Window> = z.strictObject({
  axis: z.string(),
  size: z.int().positive(),
  stride: z.int().positive(),
  before: z.int().nonnegative(),
  after: z.int().nonnegative(),
  dilation: z.int().positive(),
});

/** A window of the same geometry along `height` and `width`, padded equally on both sides. */
export function squareWindow({
  size,
  stride = 1,
  padding = 0,
  dilation = 1,
}: {
  size: number;
  stride?: number;
  padding?: number;
  dilation?: number;
}): readonly Window[] {
  return ["height", "width"].map((axis) => ({ axis, size, stride, before: padding, after: padding, dilation }));
}

/** How many positions the windows cover together. */
export function windowPositions(windows: readonly Window[]): number {
  return windows.reduce((product, { size }) => product * size, 1);
}

/**
 * Axes after the windows have moved over them: floor((n + before + after − dilation·(size − 1) − 1) / stride) + 1.
 * With `ceil` (Caffe's and PyTorch's ceil mode) a last window may hang over the end, if it starts inside the
 * input or its padding before.
 * @throws NG_SHAPE where the input is smaller than a window.
 */
export function slide(type: ValueType, windows: readonly Window[], ceil = false): Axes {
  return windows.reduce((axes, { axis, size, stride, before, after, dilation }) => {
    const length = sizeOf(type, axis);
    const reach = dilation * (size - 1) + 1;
    const room = length + before + after - reach;
    if (room < 0) {
      throw new ShapeError({
        message: `the ${axis} is too small for the window`,
        expected: `at least ${reach - before - after}`,
        found: `${length}`,
      });
    }
    let count = Math.floor(room / stride) + 1;
    if (ceil && room % stride !== 0 && count * stride < length + before) count += 1;
    return withSize(axes, axis, count);
  }, type.axes);
}
