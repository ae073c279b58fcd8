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
