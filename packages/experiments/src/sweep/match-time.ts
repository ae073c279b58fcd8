import type { MedianEstimate } from "../statistics/median-interval.js";

/** How long networks take that are made with values, as parts of what the matched network takes in the same turns. */
export type RatiosOf = (values: readonly number[]) => Promise<readonly MedianEstimate[]>;

/** How a whole number is looked for. */
export interface TimeSearch {
  /** Where to begin. It has to be valid. */
  readonly start: number;
  /** Whether a network can be made with a value. */
  readonly isValid: (value: number) => boolean;
  /** A quick measurement, by which is decided where to look on. */
  readonly glance: RatiosOf;
  /** A thorough one, of the values that are nearest. */
  readonly measure: RatiosOf;
  /** Whether the smallest value is wanted that takes no less. */
  readonly atLeast: boolean;
}

/** A whole number, and how long its network takes as a part of what the matched one does. */
export interface TimedValue {
  readonly value: number;
  readonly ratio: MedianEstimate;
}

/** The largest value that is tried. */
const most = 2 ** 12;
/** How many values on either side of the nearest are measured thoroughly: a glance may err by one or two. */
const around = 2;

/**
 * The whole number whose network takes as long as another one. Times are taken to rise with the value, and to be noisy: what is
 * near is measured again, all in turns.
 * @returns it, what else was measured, and whether the time lies within what values take
 */
export async function matchTime({ start, isValid, glance, measure, atLeast }: TimeSearch): Promise<{
  readonly found: TimedValue;
  readonly measured: readonly TimedValue[];
  readonly isReached: boolean;
}> {
  const isSlow = async (value: number): Promise<boolean> => ((await glance([value]))[0]?.median ?? 1) >= 1;
  const next = (from: number, step: 1 | -1): number | undefined => nextValid(from, step, isValid);
  let [below, above]: [number | undefined, number | undefined] = (await isSlow(start))
    ? [undefined, start]
    : [start, undefined];
  for (let part = 1.25; below === undefined || above === undefined; part *= 1.25) {
    const far = below === undefined ? Math.floor((above ?? 1) / part) : Math.ceil((below ?? 1) * part);
    // Far away, or where nothing valid is, the next one.
    const beyond =
      below === undefined
        ? (next(Math.min(far, (above ?? 1) - 1) + 1, -1) ?? next(above ?? 1, -1))
        : (next(Math.max(far, (below ?? 1) + 1) - 1, 1) ?? next(below ?? 1, 1));
    if (beyond === undefined) break;
    if (await isSlow(beyond)) above = beyond;
    else below = beyond;
  }
  while (below !== undefined && above !== undefined) {
    const middle = between(below, above, isValid);
    if (middle === undefined) break;
    if (await isSlow(middle)) above = middle;
    else below = middle;
  }
  const values = neighbours([below, above], next);
  const ratios = await measure(values);
  const measured = values.flatMap((value, index): TimedValue[] => {
    const ratio = ratios[index];
    return ratio === undefined ? [] : [{ value, ratio }];
  });
  const far = ({ ratio }: TimedValue): number => Math.abs(Math.log(ratio.median));
  // What is smaller and yet takes longer, such as a width that an engine cannot divide into its blocks, is no match for anything.
  const fitting = measured.filter(
    ({ value, ratio }) => !measured.some((other) => other.value > value && other.ratio.median <= ratio.median),
  );
  const slower = fitting.filter(({ ratio }) => ratio.median >= 1);
  const [found] = atLeast && slower.length > 0 ? slower : fitting.toSorted((a, b) => far(a) - far(b));
  if (found === undefined) throw new RangeError("nothing was measured");
  const { lower, upper } = found.ratio;
  const isBetween = slower.length > 0 && (atLeast || slower.length < fitting.length);
  return { found, measured, isReached: isBetween || (lower <= 1 && upper >= 1) };
}

function nextValid(from: number, step: 1 | -1, isValid: (value: number) => boolean): number | undefined {
  for (let value = from + step; value >= 1 && value <= most && Math.abs(value - from) <= 64; value += step)
    if (isValid(value)) return value;
  return undefined;
}

/** The valid value that is nearest to the middle of two; undefined where there is none between them. */
function between(below: number, above: number, isValid: (value: number) => boolean): number | undefined {
  const middle = Math.floor((below + above) / 2);
  for (let off = 0; middle - off > below || middle + off < above; off += 1)
    for (const value of [middle - off, middle + off])
      if (value > below && value < above && isValid(value)) return value;
  return undefined;
}

/** Two values, and those next to them, in order. */
function neighbours(
  ends: readonly (number | undefined)[],
  next: (from: number, step: 1 | -1) => number | undefined,
): readonly number[] {
  const known = ends.filter((value) => value !== undefined);
  const values = new Set(known);
  for (const step of [1, -1] as const)
    for (const end of known) {
      let value: number | undefined = end;
      for (let count = 1; count < around && value !== undefined; count += 1) {
        value = next(value, step);
        if (value !== undefined) values.add(value);
      }
    }
  return [...values].toSorted((a, b) => a - b);
}
