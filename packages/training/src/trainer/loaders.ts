import { defaultServices, type Problem } from "@netgraft/core";
import { pictureDecoder, PictureLoader, type PictureWorkers } from "@netgraft/data";
import type { RunTrainingOptions } from "./run-training-options.js";

/** What reads the pictures for training and for validation. */
export interface Loaders {
  readonly training: PictureLoader;
  readonly validation: PictureLoader;
}

/**
 * @param labels the class of each picture for training, where an epoch is to show as many of each
 * @throws NG_INPUT_MISFIT, NG_AUGMENTATION_MISFIT, NG_AUGMENTATION_FAILED where no picture can be prepared
 */
export function loadersOf(
  { network, plan, dataset, onEvent, services = defaultServices }: RunTrainingOptions,
  workers: PictureWorkers,
  labels?: Int32Array,
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
    training: new PictureLoader(dataset.train, {
      ...shared,
      augmentations: plan.augmentations,
      ...(plan.sampling === "balanced" && { balance: labels }),
    }),
    validation: new PictureLoader(dataset.validation, shared),
  };
}
