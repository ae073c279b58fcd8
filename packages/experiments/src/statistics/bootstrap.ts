import type { RandomNumbers } from "@netgraft/core/graph";
import type { Distributions } from "./distributions.js";
import { confidence, type Interval, meanOf } from "./estimate.js";

/** A mean of a resample, and how many resamples have it. */
interface Resampled {
  readonly mean: number;
  readonly times: number;
}

/** Samples up to this size are resampled in every way: 6,435 different ones of 8 values. */
const tried = 8;
/** How many resamples of larger ones are drawn. */
const draws = 10_000;

/**
 * The 95 % interval of a mean by the bootstrap, bias-corrected and accelerated (Efron 1987, as in Efron and Tibshirani 1993, 14.3). Of few values it is
 * narrower than it should be, as any bootstrap.
 * @param values at least three, not all equal
 * @param random what resamples are drawn with; not asked where all are tried
 */
export function bootstrapInterval(
  values: readonly number[],
  { normal, normalQuantile }: Distributions,
  random: () => RandomNumbers,
): Interval {
  const resampled = (values.length <= tried ? everyResample(values) : drawnResamples(values, random())).toSorted(
    (a, b) => a.mean - b.mean,
  );
  const all = resampled.reduce((sum, { times }) => sum + times, 0);
  const below = belowMean(resampled, values) / all;
  const bias = normalQuantile(below);
  const bend = acceleration(values);
  const partAt = (z: number): number => normal(bias + (bias + z) / (1 - bend * (bias + z)));
  const z = normalQuantile((1 - confidence) / 2);
  return { lower: quantile(resampled, all, partAt(z)), upper: quantile(resampled, all, partAt(-z)) };
}

/** How many means lie below that of the sample, those that are equal counted half. */
function belowMean(resampled: readonly Resampled[], values: readonly number[]): number {
  const mean = meanOf(values);
  const rounding = 1e-12 * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return resampled.reduce((sum, { mean: other, times }) => {
    if (Math.abs(other - mean) <= rounding) return sum + times / 2;
    return other < mean ? sum + times : sum;
  }, 0);
}

/** How the error of the mean changes with it, by leaving one value out at a time. */
function acceleration(values: readonly number[]): number {
  const mean = meanOf(values);
  // Without a value, the mean differs from the mean of these by a part of the value's own difference.
  const sumOf = (power: number): number => values.reduce((sum, value) => sum + (value - mean) ** power, 0);
  return sumOf(3) / (6 * sumOf(2) ** 1.5);
}

/** Each sum of as many values as there are, with how often it is drawn: multinomial coefficients. */
function everyResample(values: readonly number[]): readonly Resampled[] {
  const n = values.length;
  const found: Resampled[] = [];
  const choose = (place: number, left: number, sum: number, times: number): void => {
    const value = values[place] ?? 0;
    if (place === n - 1) {
      found.push({ mean: (sum + left * value) / n, times });
      return;
    }
    let ways = 1;
    for (let count = 0; count <= left; count += 1) {
      choose(place + 1, left - count, sum + count * value, times * ways);
      ways = (ways * (left - count)) / (count + 1);
    }
  };
  choose(0, n, 0, 1);
  return found;
}

function drawnResamples(values: readonly number[], random: RandomNumbers): readonly Resampled[] {
  const n = values.length;
  return Array.from({ length: draws }, () => {
    let sum = 0;
    for (let count = 0; count < n; count += 1) sum += values[random.below(n)] ?? 0;
    return { mean: sum / n, times: 1 };
  });
}

/** The value below which a part of all lies, between neighbours by the line (Hyndman and Fan 1996, type 7). @param sorted the least first */
function quantile(sorted: readonly Resampled[], all: number, part: number): number {
  const place = (all - 1) * Math.min(1, Math.max(0, part));
  const at = (wanted: number): number => {
    let before = 0;
    return sorted.find(({ times }) => (before += times) > wanted)?.mean ?? Number.NaN;
  };
  const [first, second] = [at(Math.floor(place)), at(Math.ceil(place))];
  return first + (second - first) * (place - Math.floor(place));
}
