import { defineError } from "@netgraft/core";

export const ClassCountError = defineError(
  "NG_CLASS_COUNT",
  "A network has another number of classes than the dataset that it is trained with or evaluated on.",
  "Set `classes` of the network's config to the number of the dataset's classes.",
);
export const NotFiniteError = defineError(
  "NG_NOT_FINITE",
  "A number is not finite where only numbers can be: training's loss has grown without bound, weights have NaN or an infinity, or a prediction has come to one.",
  "In training, make the learning rate smaller or clip the gradients, and go on from the last checkpoint; the first node whose result is not finite is named. Of weights, the tensors are named: take others, or draw their modules with `--except`.",
);
export const CheckpointFormatError = defineError(
  "NG_CHECKPOINT_FORMAT",
  "A file is no checkpoint of a run, or one of another version.",
  "Name the folder of a run, or its `checkpoint.safetensors`.",
);
export const CheckpointMismatchError = defineError(
  "NG_CHECKPOINT_MISMATCH",
  "A checkpoint is of another run: another network, or other options that decide what training comes to.",
  "Resume with the config that the run was begun with, which is in its folder; every option and tensor that differs is named.",
);
export const CheckpointFailedError = defineError(
  "NG_CHECKPOINT_FAILED",
  "Training was ended, and the checkpoint of where it was could not be written; the one before it is still there.",
  "Make room, or whatever the reason asks for, and go on from the checkpoint before.",
);
