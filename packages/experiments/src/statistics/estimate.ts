import type { Distributions } from "./distributions.js";

/** What holds the true value in 95 of 100 experiments. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** How sure intervals are. */
export const confidence = 0.95;

/** The mean of some values, and how sure it is. */
export interface Estimate {
  readonly n: number;
  readonly mean: number;
  /** The standard deviation of the sample; undefined of one value. */
  readonly deviation?: number;
  /** Of the mean, by Student's t; undefined of one value. */
  readonly interval?: Interval;
}

/** @param values at least one */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The standard deviation of a sample. @param values at least two */
export function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** The mean of a sample with its interval. @param values at least one */
export function estimateOf(values: readonly number[], given: Distributions): Estimate {
  const [n, mean] = [values.length, meanOf(values)];
  if (n < 2) return { n, mean };
  const deviation = deviationOf(values);
  return { n, mean, deviation, interval: around(mean, halfWidth(deviation, n, given)) };
}

/** Half of the interval of a mean, by Student's t. @param n at least 2 */
export function halfWidth(deviation: number, n: number, { tWithin }: Distributions): number {
  return (tWithin(confidence, n - 1) * deviation) / Math.sqrt(n);
}

/** An interval with a middle. */
export function around(middle: number, half: number): Interval {
  return { lower: middle - half, upper: middle + half };
}
