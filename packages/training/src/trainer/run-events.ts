import type { Metrics } from "../metrics/metrics.js";
import type { Pace } from "./pace.js";
import type { PreparedTraining } from "./prepared-training.js";
import type { Progress } from "../checkpoint/progress.js";
import type { RunTrainingOptions } from "./run-training-options.js";
import type { StepEvent, TrainingEvent } from "./training-event.js";

/** The events with which training begins or goes on. */
export function startEvents(
  { plan, dataset }: RunTrainingOptions,
  { step, stepsPerEpoch }: PreparedTraining,
  { history, batches }: Progress,
): readonly TrainingEvent[] {
  const started: TrainingEvent = {
    kind: "started",
    epochs: plan.epochs,
    stepsPerEpoch,
    done: { epochs: history.length, steps: Math.floor(batches / plan.accumulate) },
    training: dataset.train.length,
    validation: dataset.validation.length,
    untrained: step.untrained,
  };
  const { notes = [] } = dataset;
  const found: readonly TrainingEvent[] = notes.length === 0 ? [] : [{ kind: "dataset", notes }];
  if (dataset.validation.length > 0) return [...found, started];
  const message = "no pictures are held out, so that nothing is evaluated and no weights are the best";
  return [...found, started, { kind: "warning", problem: { at: "dataset", message } }];
}

/** The event after a step. */
export function stepEvent(
  { plan }: RunTrainingOptions,
  { stepsPerEpoch }: PreparedTraining,
  { history, batches }: Progress,
  now: { readonly metrics: Metrics; readonly learningRate: number; readonly pace: Pace },
): StepEvent {
  const epochsLeft = plan.epochs - history.length;
  const batchesLeft = epochsLeft * stepsPerEpoch * plan.accumulate - batches;
  return {
    kind: "step",
    epoch: history.length + 1,
    epochs: plan.epochs,
    step: batches / plan.accumulate,
    stepsPerEpoch,
    learningRate: now.learningRate,
    ...now.metrics,
    picturesPerSecond: now.pace.picturesPerSecond,
    secondsLeft: now.pace.secondsLeft(batchesLeft * plan.batch, epochsLeft),
  };
}
