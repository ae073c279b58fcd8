import {
  type LearningRate,
  type LossFunction,
  type OpenedDataset,
  OptionUnsupportedError,
  type PictureConfig,
  type Problem,
} from "@netgraft/core";
import { within } from "@netgraft/core/graph";
import { BatchSizeError, mixingAugmentation } from "@netgraft/data";
import { assertPlan } from "../plan/assert-plan.js";
import { partsOf } from "../plan/parts-of-network.js";
import { assertClasses } from "../evaluation/class-count.js";
import { trainingStep, type TrainingStep } from "../step/training-step.js";
import type { RunTrainingOptions } from "./run-training-options.js";
import { type TrainingPlan, watchedOf } from "../plan/training-plan.js";

/** A plan with its components built, for a network and a dataset. */
export interface PreparedTraining {
  readonly step: TrainingStep;
  readonly loss: LossFunction;
  readonly learningRate: LearningRate;
  readonly classes: number;
  /** Updates in an epoch. */
  readonly stepsPerEpoch: number;
}

/**
 * Checks that network, plan and dataset fit together, and writes the step.
 * @param pictures how many pictures for training each class has, where that is known
 * @throws NG_CLASS_COUNT, NG_BATCH_SIZE; NG_OPTION_UNSUPPORTED where the schedule does not fit the epochs, or the loss the
 *   augmentations; NG_AUGMENTATION_MISFIT, NG_AUGMENTATION_FAILED; as `trainingStep`
 */
export function prepareTraining(
  { network, plan, dataset }: Pick<RunTrainingOptions, "network" | "plan" | "dataset">,
  pictures?: readonly number[],
): PreparedTraining {
  const { epochs, batch, accumulate, clipNorm, averageDecay, averageWarmup, auxiliaryWeight } = plan;
  const optimizer = plan.optimizer.component.build(plan.optimizer.options);
  const classes = network.graph.outputs["logits"]?.axes.find(({ name }) => name === "channel")?.size;
  assertClasses(dataset, network.graph);
  assertPlan(plan, network.graph);
  assertSeesWhenToStop(plan, dataset);
  const given = { names: dataset.classes, pictures };
  const loss = within("loss", () => plan.loss.component.build(plan.loss.options, given));
  assertTakesMixedLabels(plan, loss, network.config);
  const stepsPerEpoch = stepsOf(plan, dataset.train.length);
  const run = { learningRate: plan.learningRate, epochs, stepsPerEpoch, watched: watchedOf(plan.monitor) };
  const learningRate = within("schedule", () => plan.schedule.component.build(plan.schedule.options, run));
  const { groups, frozen } = partsOf(plan, network.graph);
  const options = { batch, loss, optimizer, accumulate, clipNorm, averageDecay, averageWarmup, auxiliaryWeight };
  const step = trainingStep(network.graph, { ...options, groups, frozen });
  return { step, loss, learningRate, classes: Number(classes), stepsPerEpoch };
}

/** @throws NG_OPTION_UNSUPPORTED where a run is to be stopped early, and nothing is held out */
function assertSeesWhenToStop({ earlyStopping }: TrainingPlan, { validation }: OpenedDataset): void {
  if (earlyStopping === undefined || validation.length > 0) return;
  throw new OptionUnsupportedError({
    at: "earlyStopping",
    message: "no pictures are held out, on which it could be seen when to stop",
    expected: "a folder `val`, or a `holdOut` above 0",
  });
}

/** @throws NG_OPTION_UNSUPPORTED where augmentations mix labels, and the loss takes classes */
function assertTakesMixedLabels(plan: TrainingPlan, { labels }: LossFunction, network: PictureConfig): void {
  const mixing = mixingAugmentation(plan.augmentations ?? [], network);
  if (mixing === undefined || labels === "probabilities") return;
  throw new OptionUnsupportedError({
    at: "loss.labels",
    message: `the augmentation \`${mixing}\` mixes labels, and the loss takes one class for each picture`,
    expected: `\`labels: probabilities\``,
    found: labels,
  });
}

/** @throws NG_BATCH_SIZE */
function stepsOf({ batch, accumulate }: TrainingPlan, pictures: number): number {
  const problem = (at: string, most: number, found: number): Problem => ({
    at,
    message: "the pictures for training do not fill it",
    expected: `from 1 to ${most}`,
    found: String(found),
  });
  if (!(batch >= 1 && batch <= pictures)) throw new BatchSizeError(problem("batch", pictures, batch));
  const batches = Math.floor(pictures / batch);
  if (!(accumulate >= 1 && accumulate <= batches)) throw new BatchSizeError(problem("accumulate", batches, accumulate));
  return Math.floor(batches / accumulate);
}
