import { type Choice, chooseComponent, type ChosenComponent, chosenOf } from "./choose-component.js";
import { valueAt } from "./lookup.js";
import type { NetworkComponents } from "./network-components.js";
import type { Sourced } from "./sourced.js";
import { defaultComponents, type TrainingConfig } from "./training-schema.js";

/** A `training` section whose every part is validated, defaults filled in. */
export interface ValidTraining extends Omit<
  TrainingConfig,
  "dataset" | "loss" | "optimizer" | "schedule" | "augmentations"
> {
  readonly dataset: ChosenComponent;
  readonly loss: ChosenComponent;
  readonly optimizer: ChosenComponent;
  readonly schedule: ChosenComponent;
  readonly augmentations: readonly ChosenComponent[];
}

/** What came of the components that a `training` section chooses. */
export interface TrainingChoices {
  readonly dataset: Choice;
  readonly loss: Choice;
  readonly optimizer: Choice;
  readonly schedule: Choice;
  readonly augmentations: readonly Choice[];
}

/** Chooses the components of a config's `training` section; undefined where it has none. */
export function chooseTraining(tree: Sourced, components: NetworkComponents): TrainingChoices | undefined {
  if (valueAt(tree, ["training"])?.kind !== "map") return undefined;
  const { datasets, losses, optimizers, schedules, augmentations } = components;
  const steps = valueAt(tree, ["training", "augmentations"]);
  const { loss, optimizer, schedule } = defaultComponents;
  return {
    dataset: chooseComponent(tree, ["training", "dataset"], "dataset", datasets.byName),
    loss: chooseComponent(tree, ["training", "loss"], "loss", losses.byName, loss),
    optimizer: chooseComponent(tree, ["training", "optimizer"], "optimizer", optimizers.byName, optimizer),
    schedule: chooseComponent(tree, ["training", "schedule"], "schedule", schedules.byName, schedule),
    augmentations: (steps?.kind === "list" ? steps.items : []).map((_, index) =>
      chooseComponent(tree, ["training", "augmentations", index], "augmentation", augmentations.byName),
    ),
  };
}

/** The choices in one list. */
export function allChoices(choices: TrainingChoices | undefined): readonly Choice[] {
  if (choices === undefined) return [];
  const { dataset, loss, optimizer, schedule, augmentations } = choices;
  return [dataset, loss, optimizer, schedule, ...augmentations];
}

/** The section with the components that were chosen, once its form and all choices are known to be valid. */
export function withChoices(training: TrainingConfig, choices: TrainingChoices): ValidTraining {
  return {
    ...training,
    dataset: chosenOf(choices.dataset),
    loss: chosenOf(choices.loss),
    optimizer: chosenOf(choices.optimizer),
    schedule: chosenOf(choices.schedule),
    augmentations: choices.augmentations.map(chosenOf),
  };
}
