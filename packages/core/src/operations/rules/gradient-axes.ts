import { ShapeError } from "../../errors/index.js";
import { type Axes, describeAxes, sameAxes } from "../../graph/axes.js";
import type { ValueType } from "../../graph/value.js";

/** Checks that a gradient has the axes of what it is the gradient of. @throws NG_SHAPE */
export function assertGradientAxes(gradient: ValueType, expected: Axes): void {
  if (sameAxes(gradient.axes, expected)) return;
  throw new ShapeError({
    message: "the gradient has other axes than what it is the gradient of",
    expected: describeAxes(expected),
    found: describeAxes(gradient.axes),
  });
}
