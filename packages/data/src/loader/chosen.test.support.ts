import type { Augmentation } from "@netgraft/core";
import { augmentations } from "../augment/index.js";
import type { ChosenAugmentation } from "./steps.js";

/** An augmentation with its options validated, by its name or as it is. */
export function chosen(which: string | Augmentation, options: object = {}): ChosenAugmentation {
  const augmentation = augmentations.find(({ type }) => type === which) ?? which;
  if (typeof augmentation === "string") throw new Error(`there is no augmentation ${augmentation}`);
  return { augmentation, options: augmentation.options.parse(options) };
}
