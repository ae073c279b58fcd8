import { definePlugin } from "@netgraft/core";
import { augmentations } from "./augment/index.js";
import { cifarDatasets } from "./datasets/cifar/cifar-datasets.js";
import { folderDataset } from "./datasets/folder/folder-dataset.js";

/** Datasets and augmentations as a plugin; what decodes pictures is loaded when it is used. */
export const data = definePlugin({
  name: "@netgraft/data",
  apiVersion: 1,
  register(context) {
    context.dataset(folderDataset);
    cifarDatasets.forEach(context.dataset);
    augmentations.forEach(context.augmentation);
  },
});
