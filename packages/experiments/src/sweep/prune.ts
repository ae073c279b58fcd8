import { z } from "@netgraft/core";
import type { Stopped } from "@netgraft/training";

const common = {
  after: z.int().positive().describe("The epoch after which rows are compared for the first time."),
  monitor: z
    .enum(["top1", "loss"])
    .default("top1")
    .describe("What is compared, on the pictures held out: the mean over the seeds of top-1, or of the loss."),
};

/** Which rows of a sweep end early. */
export const pruneSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("median"),
    ...common,
    every: z.int().positive().optional().describe("Epochs from one comparison to the next; by default there is one."),
  }),
  z.strictObject({
    type: z.literal("halving"),
    ...common,
    factor: z
      .int()
      .min(2)
      .default(2)
      .describe("Of so many rows one goes on; the next comparison is after so many times as many epochs."),
  }),
]);

/** A rule by which rows end early: the median rule (Golovin et al. 2017), or successive halving (Jamieson and Talwalkar 2016). */
export type Prune = z.output<typeof pruneSchema>;

/** The epochs after which rows are compared, all before the last. @param epochs how many there are */
export function rungsOf(prune: Prune, epochs: number): readonly number[] {
  const next = (rung: number): number => {
    if (prune.type === "halving") return rung * prune.factor;
    return prune.every === undefined ? Number.POSITIVE_INFINITY : rung + prune.every;
  };
  const rungs: number[] = [];
  for (let rung = prune.after; rung < epochs; rung = next(rung)) rungs.push(rung);
  return rungs;
}

/** What a row has come to when rows are compared. */
export interface ComparedRow {
  /** The metric of each of its runs; undefined of one that has failed. */
  readonly values: readonly (number | undefined)[];
  /** Whether it goes on whatever it is: differences are taken to it. */
  readonly isBaseline: boolean;
}

/**
 * Which rows end, and why: whole rows, never single runs, so that no pair of runs is torn apart, and none for what chance has done to
 * one seed.
 * @param rows those that have come so far
 * @param epoch after which they are compared
 */
export function endedRows<T extends ComparedRow>(
  prune: Prune,
  rows: readonly T[],
  epoch: number,
): ReadonlyMap<T, Stopped> {
  const sign = prune.monitor === "loss" ? -1 : 1;
  const scored = rows.map((row) => ({ row, score: sign * mean(row.values, -sign * Infinity) }));
  const best = scored.toSorted((a, b) => b.score - a.score);
  const kept = prune.type === "halving" ? Math.ceil(rows.length / prune.factor) : 0;
  const middle = medianOf(best.map(({ score }) => score));
  const ended = prune.type === "halving" ? best.slice(kept) : scored.filter(({ score }) => score < middle);
  const than =
    prune.type === "halving"
      ? `not among the best ${kept} of ${rows.length} rows`
      : `worse than the median of ${rows.length} rows, ${text(sign * middle, prune)}`;
  return new Map(
    ended
      .filter(({ row }) => !row.isBaseline)
      .map(({ row, score }) => [row, { epoch, reason: `${text(sign * score, prune)}, ${than}` }]),
  );
}

/** @param failed what stands for a row of which a run has failed */
function mean(values: ComparedRow["values"], failed: number): number {
  const sum = values.reduce<number>((total, value) => total + (value ?? failed), 0);
  return sum / values.length;
}

/** @param sorted at least one */
function medianOf(sorted: readonly number[]): number {
  const [a = 0, b = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return a === b ? a : (a + b) / 2;
}

function text(value: number, { monitor }: Prune): string {
  if (!Number.isFinite(value)) return "a run that has failed";
  return monitor === "loss" ? `loss ${value.toFixed(4)}` : `top-1 ${(100 * value).toFixed(2)} %`;
}
