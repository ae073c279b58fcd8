import { definePlugin } from "@netgraft/core";
import { augmentations } from "./augmentation/index.js";
import { folderDataset } from "./dataset/folder/folder-dataset.js";

/** Datasets and augmentations as a plugin; what decodes pictures is loaded when it is used. */
export const training = definePlugin({
  name: "@netgraft/training",
  apiVersion: 1,
  register(context) {
    context.dataset(folderDataset);
    augmentations.forEach(context.augmentation);
  },
});
