import type { RandomNumbers } from "@netgraft/core";

/** From and to. */
export type Range = readonly [from: number, to: number];

/** A random number of a range. */
export function within([from, to]: Range, random: RandomNumbers): number {
  return from + (to - from) * random.uniform();
}
