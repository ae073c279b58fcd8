import type { Interval } from "./estimate.js";

/** The middle of some values, and what holds the middle of all that could be met in 95 of 100 cases. */
export interface MedianEstimate extends Interval {
  readonly median: number;
}

/**
 * The median with its interval by order statistics, which assumes no form of distribution (the sign test inverted); of fewer than six
 * values it is their whole range.
 * @param values at least one
 */
export function medianEstimate(values: readonly number[]): MedianEstimate {
  const sorted = values.toSorted((a, b) => a - b);
  const { length } = sorted;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(length / 2) - 1], sorted[Math.floor(length / 2)]];
  // How many values may be left out at either end: P(at most so many of n fall to one side of the median) ≤ 0.025.
  let [out, chance, beyond] = [0, 0.5 ** length, 0.5 ** length];
  while (beyond <= 0.025 && out < length / 2) {
    out += 1;
    chance *= (length - out + 1) / out;
    beyond += chance;
  }
  const kept = Math.max(out - 1, 0);
  return {
    median: (low + high) / 2,
    lower: sorted[kept] ?? Number.NaN,
    upper: sorted[length - 1 - kept] ?? Number.NaN,
  };
}
