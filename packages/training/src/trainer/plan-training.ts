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
  const { loss, optimizer, schedule, augmentations } = training;
  const { epochs, batch, accumulate, seed, learningRate, clipNorm, averageDecay, auxiliaryWeight, monitor } = training;
  const changes = augmentations.map(({ type, options }) => ({
    augmentation: catalog.augmentations.get(type),
    options,
  }));
  return {
    ...{ epochs, batch, accumulate, seed, learningRate, clipNorm, averageDecay, auxiliaryWeight, monitor },
    loss: { component: catalog.losses.get(loss.type), options: loss.options },
    optimizer: { component: catalog.optimizers.get(optimizer.type), options: optimizer.options },
    schedule: { component: catalog.schedules.get(schedule.type), options: schedule.options },
    augmentations: changes.length === 0 ? undefined : changes,
  };
}
