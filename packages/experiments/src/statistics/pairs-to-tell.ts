import type { Distributions } from "./distributions.js";
import { halfWidth } from "./estimate.js";

/** More pairs than this nobody trains. */
export const manyPairs = 10_000;

/**
 * How many pairs it takes until half of the interval is no wider than a difference, if differences spread as they do now.
 * @param size of the difference to tell, above 0
 * @returns at least 2; undefined above {@link manyPairs}
 */
export function pairsToTell(deviation: number, size: number, given: Distributions): number | undefined {
  const tells = (n: number): boolean => halfWidth(deviation, n, given) <= size;
  if (!tells(manyPairs)) return undefined;
  let [below, enough] = [1, manyPairs];
  // The width falls with n.
  while (enough - below > 1) {
    const middle = Math.floor((below + enough) / 2);
    if (tells(middle)) enough = middle;
    else below = middle;
  }
  return enough;
}
