import type { RandomNumbers } from "@netgraft/core/graph";
import { bootstrapInterval } from "./bootstrap.js";
import type { Distributions } from "./distributions.js";
import { around, confidence, deviationOf, halfWidth, type Interval, meanOf } from "./estimate.js";

/** A value and what it is compared with, both of one seed. */
export type Pair = readonly [value: number, base: number];

/** How far values lie from what they are compared with, pair by pair. */
export interface PairedDifference {
  /** Of pairs. */
  readonly n: number;
  readonly mean: number;
  /** The standard deviation of the differences; undefined of one pair. */
  readonly deviation?: number;
  /** Of the mean, by Student's t; undefined of one pair, and where every pair differs by the same, so that there is no spread to tell. */
  readonly interval?: Interval;
  /** Of the mean, by the bootstrap (BCa); undefined of fewer than three pairs, too. */
  readonly bootstrap?: Interval;
  /** Of the paired t test, two-sided; defined where `interval` is. */
  readonly p?: number;
}

/** Beside the values, what differences are rounded by. */
const rounding = 1e-12;

/** The paired difference of values that belong together. @param pairs at least one @param random what resamples are drawn with, where there are too many to try all */
export function pairedDifference(
  pairs: readonly Pair[],
  given: Distributions,
  random: () => RandomNumbers,
): PairedDifference {
  const differences = pairs.map(([value, base]) => value - base);
  const [n, mean] = [pairs.length, meanOf(differences)];
  if (n < 2) return { n, mean };
  const size = pairs.flat().reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const deviation = deviationOf(differences);
  if (deviation <= rounding * size) return { n, mean, deviation: 0 };
  const bootstrap = n < 3 ? undefined : bootstrapInterval(differences, given, random);
  return {
    n,
    mean,
    deviation,
    interval: around(mean, halfWidth(deviation, n, given)),
    ...(bootstrap && { bootstrap }),
    p: given.tBeyond((mean * Math.sqrt(n)) / deviation, n - 1),
  };
}

/** How far the means of two samples lie apart, as if nothing belonged together. */
export interface UnpairedDifference {
  readonly mean: number;
  /** By Welch's t; undefined where a sample has one value, or neither has a spread. */
  readonly interval?: Interval;
  readonly p?: number;
}

/** The difference of two samples by Welch's t (Welch 1947). @param values at least one @param base at least one */
export function unpairedDifference(
  values: readonly number[],
  base: readonly number[],
  { tBeyond, tWithin }: Distributions,
): UnpairedDifference {
  const mean = meanOf(values) - meanOf(base);
  if (values.length < 2 || base.length < 2) return { mean };
  const squareOf = (sample: readonly number[]): number => deviationOf(sample) ** 2 / sample.length;
  const [a, b] = [squareOf(values), squareOf(base)];
  const error = Math.sqrt(a + b);
  const size = [...values, ...base].reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (error <= rounding * size) return { mean };
  const df = (a + b) ** 2 / (a ** 2 / (values.length - 1) + b ** 2 / (base.length - 1));
  return { mean, interval: around(mean, tWithin(confidence, df) * error), p: tBeyond(mean / error, df) };
}
