import { statistics } from "./statistics.mjs";

/**
 * The ratio of two lists of figures, taken round by round, so that what disturbed a round counts on both sides.
 * @returns its statistics, or undefined where one of the two was not measured
 * @param {readonly number[] | undefined} figures
 * @param {readonly number[] | undefined} others
 */
export function ratio(figures, others) {
  if (figures === undefined || others === undefined) return undefined;
  return statistics(figures.map((figure, round) => figure / (others[round] ?? Number.NaN)));
}
