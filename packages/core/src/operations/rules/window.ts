import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { type Axes, withSize } from "../../graph/axes.js";
import { sizeOf, type ValueType } from "../../graph/value.js";

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
 * With `ceil` (Caffe's and PyTorch's ceil mode) the quotient is rounded up, so that a last window may hang over the
 * end, unless that window would start beyond the input and its padding before.
 * @throws NG_SHAPE where no window fits into the input.
 */
export function slide(type: ValueType, windows: readonly Window[], ceil = false): Axes {
  if (new Set(windows.map(({ axis }) => axis)).size !== windows.length)
    throw new ShapeError({ message: "two windows move along one axis" });
  return windows.reduce((axes, { axis, size, stride, before, after, dilation }) => {
    const length = sizeOf(type, axis);
    const reach = dilation * (size - 1) + 1;
    const room = length + before + after - reach;
    const count = (ceil ? Math.ceil(room / stride) : Math.floor(room / stride)) + 1;
    if (count < 1) {
      throw new ShapeError({
        message: `the ${axis} is too small for the window`,
        expected: `at least ${Math.max(1, reach - before - after - (ceil ? stride - 1 : 0))}`,
        found: `${length}`,
      });
    }
    const startsOutside = ceil && (count - 1) * stride >= length + before;
    return withSize(axes, axis, startsOutside ? count - 1 : count);
  }, type.axes);
}
