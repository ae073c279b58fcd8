import { counted } from "@netgraft/core/graph";
import type { EpochMetrics } from "../metrics/metrics.js";
import type { TrainingPlan } from "./training-plan.js";

/** Why a run is finished before its last epoch. */
export interface Stopped {
  /** The epoch after which it is, counted from 1. */
  readonly epoch: number;
  readonly reason: string;
}

/**
 * Whether a run is finished after the epochs that are done: where the metric on the pictures held out has not been better by
 * more than `minDelta` than the best so far for `patience` epochs in a row, as Keras' `EarlyStopping` counts them. It follows
 * from the history alone, so that a run which goes on counts on.
 */
export function stoppedEarly(
  { earlyStopping, monitor: chosen }: Pick<TrainingPlan, "earlyStopping" | "monitor">,
  history: readonly EpochMetrics[],
): Stopped | undefined {
  if (earlyStopping === undefined) return undefined;
  const { patience, minDelta, monitor = chosen } = earlyStopping;
  const sign = monitor === "loss" ? -1 : 1;
  let [best, bestEpoch] = [-Infinity, 0];
  for (const { epoch, validation } of history) {
    const value = sign * (validation?.[monitor] ?? Number.NaN);
    if (value > best + minDelta) [best, bestEpoch] = [value, epoch];
    if (epoch - bestEpoch < patience) continue;
    const than = minDelta === 0 ? "" : ` by more than ${minDelta}`;
    return {
      epoch,
      reason: `${monitor} has not been better${than} for ${counted(patience, "epoch")}, since epoch ${bestEpoch}`,
    };
  }
  return undefined;
}
