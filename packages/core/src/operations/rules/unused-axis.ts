import type { ValueType } from "../../graph/value.js";

/** A name that no axis of the value has: `name`, with underscores where it is taken. */
export function unusedAxis(x: ValueType, name: string): string {
  return x.axes.some((axis) => axis.name === name) ? unusedAxis(x, `${name}_`) : name;
}
