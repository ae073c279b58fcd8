import type { Augmentation } from "@netgraft/core";
import { cutmix } from "./cutmix.js";
import { mixup } from "./mixup.js";

/** The augmentations of batches of this package. */
export const batchAugmentations: readonly Augmentation[] = [mixup, cutmix];
