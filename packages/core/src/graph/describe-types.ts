import { describeAxes } from "./axes.js";
import type { ValueType } from "./value.js";

/** Types for messages: `float32 [batch: any, channel: 64], …`. */
export function describeTypes(types: readonly ValueType[]): string {
  return types.map(({ dtype, axes }) => `${dtype} ${describeAxes(axes)}`).join(", ") || "nothing";
}
