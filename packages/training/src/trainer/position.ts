import type { PreparedTraining } from "./prepared-training.js";
import type { Progress } from "../checkpoint/progress.js";
import type { TrainingPlan } from "../plan/training-plan.js";

/** The batch that comes, and the update that it belongs to; all are counted from 1. */
export interface Position {
  readonly epoch: number;
  /** Within the epoch. */
  readonly stepOfEpoch: number;
  /** Over all epochs. */
  readonly step: number;
  readonly batch: number;
  /** Whether the update comes with this batch. */
  readonly isLast: boolean;
  readonly learningRate: number;
}

export function positionOf(
  { history, batches }: Progress,
  { accumulate, monitor }: Pick<TrainingPlan, "accumulate" | "monitor">,
  prepared: Pick<PreparedTraining, "stepsPerEpoch" | "learningRate">,
): Position {
  const before = history.length * prepared.stepsPerEpoch;
  const stepOfEpoch = Math.floor(batches / accumulate) + 1;
  const step = before + stepOfEpoch;
  const watched = history.map(({ validation, training }) => (validation ?? training)[monitor]);
  return {
    epoch: history.length + 1,
    stepOfEpoch,
    step,
    batch: before * accumulate + batches + 1,
    isLast: (batches + 1) % accumulate === 0,
    learningRate: prepared.learningRate({ step: step - 1, watched }),
  };
}
