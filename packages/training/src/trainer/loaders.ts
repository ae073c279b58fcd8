import { defaultServices, type Problem } from "@netgraft/core";
import { pictureDecoder, PictureLoader, type PictureWorkers } from "@netgraft/data";
import type { RunTrainingOptions } from "./run-training-options.js";

/** What reads the pictures for training and for validation. */
export interface Loaders {
  readonly training: PictureLoader;
  readonly validation: PictureLoader;
}

/** @throws NG_INPUT_MISFIT, NG_AUGMENTATION_MISFIT, NG_AUGMENTATION_FAILED where no picture can be prepared */
export function loadersOf(
  { network, plan, dataset, onEvent, services = defaultServices }: RunTrainingOptions,
  workers: PictureWorkers,
): Loaders {
  const shared = {
    workers,
    decoder: services.get(pictureDecoder),
    network: network.config,
    classes: dataset.classes.length,
    brokenPictures: dataset.brokenPictures,
    onBroken: (problem: Problem) => onEvent?.({ kind: "brokenPicture", problem }),
  };
  return {
    training: new PictureLoader(dataset.train, { ...shared, augmentations: plan.augmentations }),
    validation: new PictureLoader(dataset.validation, shared),
  };
}
