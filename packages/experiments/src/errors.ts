import { defineError } from "@netgraft/core";

export const NothingToResumeError = defineError(
  "NG_NOTHING_TO_RESUME",
  "A run is to go on, and there is no checkpoint of it.",
  "Name the folder of a run, which has a `config.yaml` and mostly a `checkpoint.safetensors`, or leave `--resume` out to begin a new one.",
);
