import { z } from "#zod";
import type { ValueType } from "../../graph/value.js";
import { ShapeError } from "../../errors/index.js";
import { type Axes, describeAxes, sameAxes } from "../../graph/axes.js";

/** Sizes that some axes have. */
export type AxisSizes = readonly { readonly axis: string; readonly size: number }[];

export const axisSizesSchema: z.ZodType<AxisSizes> = z
  .array(z.strictObject({ axis: z.string(), size: z.int().positive() }))
  .min(1);

/** A name that no axis of the value has: `name`, with underscores where it is taken. */
export function unusedAxis(x: ValueType, name: string): string {
  return x.axes.some((axis) => axis.name === name) ? unusedAxis(x, `${name}_`) : name;
}

/** Checks that a gradient has the axes of what it is the gradient of. @throws NG_SHAPE */
export function assertGradientAxes(gradient: ValueType, expected: Axes): void {
  if (sameAxes(gradient.axes, expected)) return;
  throw new ShapeError({
    message: "the gradient has other axes than what it is the gradient of",
    expected: describeAxes(expected),
    found: describeAxes(gradient.axes),
  });
}

/** Checks that a parameter has exactly the named axes. @throws NG_SHAPE */
export function assertParameterAxes(what: string, { axes }: ValueType, names: readonly string[]): void {
  if (axes.length === names.length && names.every((name) => axes.some((axis) => axis.name === name))) return;
  throw new ShapeError({
    message: `the ${what} has other axes`,
    expected: names.join(", "),
    found: describeAxes(axes),
  });
}
