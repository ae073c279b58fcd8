import type { Augmentation } from "@netgraft/core";
import { colorJitter } from "./color-jitter.js";
import { horizontalFlip } from "./horizontal-flip.js";
import { normalize } from "./normalize.js";
import { padAndCrop } from "./pad-and-crop.js";
import { randomResizedCrop } from "./random-resized-crop.js";
import { resize } from "./resize.js";

/** The augmentations of single pictures of this package. */
export const pictureAugmentations: readonly Augmentation[] = [
  resize,
  randomResizedCrop,
  padAndCrop,
  horizontalFlip,
  colorJitter,
  normalize,
];
