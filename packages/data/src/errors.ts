import { defineError } from "@netgraft/core";

// Pictures.
export const InputMisfitError = defineError(
  "NG_INPUT_MISFIT",
  "What a network is shown does not fit it: another rank, other channels, no examples, another size than was opened.",
  "Compare the array's N×C×H×W with the network's `input`; set `input.channels` where the network shall take others.",
);
export const PictureFormatError = defineError(
  "NG_PICTURE_FORMAT",
  "A picture cannot be decoded: it is damaged or cut off, too large, or of no format that is read.",
  "Open it in another program and save it again as JPEG or PNG; a dataset can leave it out with `brokenPictures: skip`.",
);
// Datasets.
export const DatasetLayoutError = defineError(
  "NG_DATASET_LAYOUT",
  "A dataset is not laid out as its type says: no pictures, an empty class, one class alone, other classes in `val` than in `train`; a published file that is missing or cut off.",
  "Give each class of a folder its own folder with its pictures; with `train` and `val`, no class in `val` that `train` has not. Unpack published archives again. Every fault is named.",
);
export const ClassNamesError = defineError(
  "NG_CLASS_NAMES",
  "The names of a network's classes, and those of a dataset or of weights, are not the same classes.",
  "Both sides are listed. Where other classes are meant, take the dataset's names with `--set labels=null`; where folders are named otherwise than what is shown, give `labels` as a map from folders to labels.",
);
// Augmentation and batches.
export const AugmentationMisfitError = defineError(
  "NG_AUGMENTATION_MISFIT",
  "The augmentation of a config does not give what the network takes: another size, steps in an order that cannot be, a crop larger than the picture.",
  "Change the list of augmentations at the place that is named.",
);
export const AugmentationFailedError = defineError(
  "NG_AUGMENTATION_FAILED",
  "An augmentation threw while it changed a picture, or its module cannot be imported in a worker thread.",
  "Its own words are quoted; report them to the author of its plugin.",
);
export const BatchSizeError = defineError(
  "NG_BATCH_SIZE",
  "A dataset has fewer pictures than one batch, so that none can be filled.",
  "Make the batch smaller, or the dataset larger.",
);
export const WorkerDiedError = defineError(
  "NG_WORKER_DIED",
  "A worker thread that reads pictures ended while it was in use: out of memory, or by what an augmentation did.",
  "The picture that it worked on is named; leave it out, or read with `workers: 0` to see the error itself.",
);
