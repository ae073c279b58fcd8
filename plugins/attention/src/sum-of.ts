import type { LayerBuilder, Value } from "@netgraft/core";

/** Values of the same axes added up, of which there is at least one. */
export function sumOf(b: LayerBuilder, [first, ...others]: readonly Value[]): Value {
  if (first === undefined) throw new TypeError("there is nothing to add up");
  return others.reduce((total, value) => b.add(total, value), first);
}
