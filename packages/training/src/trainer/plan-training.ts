import type { Catalog, ChosenComponent } from "@netgraft/core";
import type { TrainingPlan } from "./training-plan.js";

/** How a network is trained, with its components by name, as a config has it. */
export interface TrainingChoices extends Omit<TrainingPlan, "loss" | "optimizer" | "schedule" | "augmentations"> {
  readonly loss: ChosenComponent;
  readonly optimizer: ChosenComponent;
  readonly schedule: ChosenComponent;
  readonly augmentations?: readonly ChosenComponent[] | undefined;
}

/** Takes the components of a plan from a catalog. @throws NG_UNKNOWN_COMPONENT */
export function planTraining(
  catalog: Pick<Catalog, "losses" | "optimizers" | "schedules" | "augmentations">,
  { loss, optimizer, schedule, augmentations, ...numbers }: TrainingChoices,
): TrainingPlan {
  return {
    ...numbers,
    loss: { component: catalog.losses.get(loss.type), options: loss.options },
    optimizer: { component: catalog.optimizers.get(optimizer.type), options: optimizer.options },
    schedule: { component: catalog.schedules.get(schedule.type), options: schedule.options },
    augmentations: augmentations?.map(({ type, options }) => ({
      augmentation: catalog.augmentations.get(type),
      options,
    })),
  };
}
