import type { z } from "#zod";
import type { TrainingComponent } from "./training-component.js";

/** The metric that a run watches after each epoch, on the pictures held out: what `training.monitor` names. */
export interface Watched {
  /** E.g. `top1`. */
  readonly metric: string;
  /** Whether a lower value is better, or a higher one. */
  readonly better: "lower" | "higher";
}

/** What a schedule is made for. */
export interface ScheduledRun {
  /** What the schedule scales: the learning rate of the config. */
  readonly learningRate: number;
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  /** What the values in `SchedulePosition.watched` are. */
  readonly watched: Watched;
}

/** How far training is. */
export interface SchedulePosition {
  /** The step that comes, counted from 0 over all epochs. */
  readonly step: number;
  /** The watched metric after each epoch that is done; on the pictures for training where none are held out. */
  readonly watched: readonly number[];
}

/** The learning rate of a step: a function of where training is, so that a resumed run gets the same. */
export type LearningRate = (position: SchedulePosition) => number;

/** How the learning rate changes: registered by a plugin, chosen by `type`. */
export interface Schedule<
  Type extends string = string,
  Options extends z.ZodType = z.ZodType,
> extends TrainingComponent<Type, Options> {
  /** @throws NG_OPTION_UNSUPPORTED where it does not fit the epochs of the run */
  build(options: z.output<Options>, run: ScheduledRun): LearningRate;
}
