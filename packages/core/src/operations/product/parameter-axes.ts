import { ShapeError } from "../../errors/index.js";
import { describeAxes } from "../../graph/axes.js";
import type { ValueType } from "../../graph/value.js";

/** Checks that a parameter has exactly the named axes. @throws NG_SHAPE */
export function assertParameterAxes(what: string, { axes }: ValueType, names: readonly string[]): void {
  if (axes.length === names.length && names.every((name) => axes.some((axis) => axis.name === name))) return;
  throw new ShapeError({
    message: `the ${what} has other axes`,
    expected: names.join(", "),
    found: describeAxes(axes),
  });
}
