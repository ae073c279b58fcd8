import type { ClassHits } from "../evaluation/class-tally.js";
import type { EpochMetrics } from "../metrics/metrics.js";
import type { Sums } from "../metrics/tally.js";

/** Where training is, between two batches. */
export interface Progress {
  /** Epochs that are done, evaluation included: with their metrics. */
  readonly history: readonly EpochMetrics[];
  /** Batches of the next epoch that are done. */
  readonly batches: number;
  /** How many places of the epoch's order have been gone through; see `Batch`. */
  readonly end: number;
  /** Of the epoch so far. */
  readonly sums: Sums;
  /** Seconds that the epoch has taken so far. */
  readonly seconds: number;
  /** What was right of each class; missing where nothing is held out, or no epoch is done. */
  readonly classes?: ClassResults | undefined;
}

/** How well a network does class by class, on the pictures held out; counts, by the places of the classes. */
export interface ClassResults {
  /** How many pictures of each class there are. */
  readonly pictures: readonly number[];
  /** How many of them have the largest logit for their class after the last epoch. */
  readonly last: readonly number[];
  /** The same after the epoch with the best metric; missing where that is not known. */
  readonly best?: readonly number[] | undefined;
}

/** What is known of classes after a further epoch. @param isBest whether it is the best so far */
export function classResults(
  { pictures, hits }: ClassHits,
  isBest: boolean,
  before: ClassResults | undefined,
): ClassResults {
  const best = isBest ? hits : before?.best;
  return { pictures, last: hits, ...(best && { best }) };
}

export const start: Progress = {
  history: [],
  batches: 0,
  end: 0,
  sums: { pictures: 0, loss: 0, top1: 0, top5: 0 },
  seconds: 0,
};

/** The epoch with the best metric on the pictures for validation: the first, of several; undefined where there is none. */
export function bestOf(history: readonly EpochMetrics[], monitor: "top1" | "loss"): EpochMetrics | undefined {
  const value = ({ validation }: EpochMetrics): number => {
    if (validation === undefined) return -Infinity;
    return monitor === "loss" ? -validation.loss : validation.top1;
  };
  return history.reduce<EpochMetrics | undefined>(
    (best, each) => (value(each) > (best === undefined ? -Infinity : value(best)) ? each : best),
    undefined,
  );
}
