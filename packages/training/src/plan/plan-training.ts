import type { Catalog, ValidTraining } from "@netgraft/core";
import type { TrainingPlan } from "./training-plan.js";

/**
 * The plan that the `training` section of a config makes; its dataset and its weights are opened apart.
 * @throws NG_UNKNOWN_COMPONENT where the catalog is another than the config was validated with
 */
export function planTraining(
  catalog: Pick<Catalog, "losses" | "optimizers" | "schedules" | "augmentations">,
  training: Omit<ValidTraining, "dataset" | "weights">,
): TrainingPlan {
  const { loss, optimizer, schedule } = training;
  const augmentations = training.augmentations.map(({ type, options }) => ({
    augmentation: catalog.augmentations.get(type),
    options,
  }));
  return {
    epochs: training.epochs,
    batch: training.batch,
    accumulate: training.accumulate,
    seed: training.seed,
    learningRate: training.learningRate,
    loss: { component: catalog.losses.get(loss.type), options: loss.options },
    optimizer: { component: catalog.optimizers.get(optimizer.type), options: optimizer.options },
    schedule: { component: catalog.schedules.get(schedule.type), options: schedule.options },
    augmentations: augmentations.length === 0 ? undefined : augmentations,
    clipNorm: training.clipNorm,
    averageDecay: training.averageDecay,
    auxiliaryWeight: training.auxiliaryWeight,
    monitor: training.monitor,
  };
}
