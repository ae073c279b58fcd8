import { definePlugin } from "@netgraft/core";
import { augmentations } from "./augmentation/index.js";
import { folderDataset } from "./dataset/folder/folder-dataset.js";
import { losses } from "./loss/index.js";
import { optimizers } from "./optimizer/index.js";
import { schedules } from "./schedule/index.js";

/** Datasets, augmentations, losses, optimizers and schedules as a plugin; what decodes pictures is loaded when it is used. */
export const training = definePlugin({
  name: "@netgraft/training",
  apiVersion: 1,
  register(context) {
    context.dataset(folderDataset);
    augmentations.forEach(context.augmentation);
    losses.forEach(context.loss);
    optimizers.forEach(context.optimizer);
    schedules.forEach(context.schedule);
  },
});
