import type { Augmentation } from "@netgraft/core";
import { batchAugmentations } from "./batch/index.js";
import { pictureAugmentations } from "./picture/index.js";

/** The augmentations of this package. */
export const augmentations: readonly Augmentation[] = [...pictureAugmentations, ...batchAugmentations];
