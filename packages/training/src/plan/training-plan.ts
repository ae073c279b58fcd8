import type { Loss, Optimizer, Schedule } from "@netgraft/core";
import type { ChosenAugmentation } from "@netgraft/data";

/** A component of training, with its validated options. */
export interface Chosen<Component> {
  readonly component: Component;
  readonly options: unknown;
}

/** How a network is trained. */
export interface TrainingPlan {
  readonly epochs: number;
  /** Pictures in every batch. */
  readonly batch: number;
  /** How many batches one update takes the mean of their gradients from. */
  readonly accumulate: number;
  /** Of the order of the pictures, their augmentation, and what is drawn for each step. */
  readonly seed: number;
  /** What the schedule scales. */
  readonly learningRate: number;
  readonly loss: Chosen<Loss>;
  readonly optimizer: Chosen<Optimizer>;
  readonly schedule: Chosen<Schedule>;
  /** Undefined where pictures are shown as they are for evaluation. */
  readonly augmentations?: readonly ChosenAugmentation[] | undefined;
  readonly clipNorm?: number | undefined;
  readonly averageDecay?: number | undefined;
  readonly auxiliaryWeight?: number | undefined;
  /** The metric on the pictures for validation that chooses the best weights. */
  readonly monitor: "top1" | "loss";
}
