import type { LayerBuilder, Value } from "@netgraft/core";

/** The value with two axes named for each other; nothing is computed. */
export function swapAxes(b: LayerBuilder, x: Value, first: string, second: string): Value {
  const aside = "swapped";
  return b.renameAxis(b.renameAxis(b.renameAxis(x, first, aside), second, first), aside, second);
}
