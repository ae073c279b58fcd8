import type { Problem } from "@netgraft/core";
import type { Stopped } from "../plan/early-stopping.js";
import type { EpochMetrics, Metrics } from "../metrics/metrics.js";

/** What training tells while it is under way. Epochs and steps are counted from 1. */
export type TrainingEvent =
  /** Training begins with the weights of a file, but for these tensors, which are drawn; those that are left it does not take. */
  | {
      readonly kind: "weights";
      readonly file: string;
      readonly drawn: readonly string[];
      readonly left: readonly string[];
      /** Attachments that start where they change nothing, by path. */
      readonly grafted?: readonly string[];
      /** Tensors that are made of the file's, for other input channels or classes. */
      readonly adapted?: readonly string[];
    }
  /** What was chosen where the file of weights leaves a choice, and of a prefix of its names that was left out. */
  | { readonly kind: "weightsNote"; readonly file: string; readonly note: string }
  /** What one should know of how the dataset was found: which part is where, and what is left out. */
  | { readonly kind: "dataset"; readonly notes: readonly Problem[] }
  | {
      readonly kind: "started";
      readonly epochs: number;
      readonly stepsPerEpoch: number;
      /** How many epochs have been done before, where training is resumed, and how many steps of the next one. */
      readonly done: { readonly epochs: number; readonly steps: number };
      /** Pictures. */
      readonly training: number;
      readonly validation: number;
      /** Parameters that the loss does not depend on. */
      readonly untrained: readonly string[];
    }
  | StepEvent
  /** Some of the pictures held out have been shown. */
  | { readonly kind: "evaluating"; readonly epoch: number; readonly done: number; readonly of: number }
  /** An epoch is done; `best` says whether its weights are the best so far. */
  | (EpochMetrics & { readonly kind: "epoch"; readonly best: boolean })
  /** A picture is left out. */
  | { readonly kind: "brokenPicture"; readonly problem: Problem }
  /** A checkpoint is written: after the last step of an epoch, or within one where training is stopped. */
  | { readonly kind: "checkpoint"; readonly path: string; readonly epoch: number; readonly step: number }
  /** Something that one should know and that does not end training. */
  | { readonly kind: "warning"; readonly problem: Problem }
  /** Training is done; `stopped` says why where that is before its last epoch. */
  | { readonly kind: "finished"; readonly best?: EpochMetrics | undefined; readonly stopped?: Stopped | undefined };

/** A step is done; the metrics are those of the epoch up to here. */
export interface StepEvent extends Metrics {
  readonly kind: "step";
  readonly epoch: number;
  readonly epochs: number;
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly learningRate: number;
  readonly picturesPerSecond: number;
  /** Until training is done, evaluations included as far as their time is known. */
  readonly secondsLeft: number;
}
