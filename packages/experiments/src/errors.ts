import { defineError } from "@netgraft/core";

export const NothingToResumeError = defineError(
  "NG_NOTHING_TO_RESUME",
  "A run is to go on, and there is no checkpoint of it.",
  "Name the folder of a run, which has a `config.yaml` and mostly a `checkpoint.safetensors`, or leave `--resume` out to begin a new one.",
);
export const SweepNoEffectError = defineError(
  "NG_SWEEP_NO_EFFECT",
  "A variant or a setting of a sweep changes nothing, so that a comparison with it would be of a network with itself.",
  "Correct what the variant or the setting says, or leave it out; the plan (`--dry-run`) tells what is equal.",
);
export const SweepMatchError = defineError(
  "NG_SWEEP_MATCH",
  "No value brings a variant's cost to the one that it is to match.",
  "Vary something else, or match another network.",
);
export const SweepFolderError = defineError(
  "NG_SWEEP_FOLDER",
  "A folder is not that of a sweep, or its record cannot be read.",
  "Name the folder of a sweep, which has a `sweep.json`.",
);
export const QueueUnavailableError = defineError(
  "NG_QUEUE_UNAVAILABLE",
  "What hands out the runs of a sweep is not there: a program, a package or a server that its queue needs.",
  "Install or start what is named, or leave `queue` out: the sweep's folder alone needs nothing.",
);
export const QueueRefusedError = defineError(
  "NG_QUEUE_REFUSED",
  "What starts the workers of a sweep has refused it.",
  "Change what its words name; the sweep's folder has the plan, and what is done in it stays.",
);
export const SweepEngineError = defineError(
  "NG_SWEEP_ENGINE",
  "The runs of a sweep are trained by one engine, and a worker was to use another, whose numbers are others.",
  "Leave `--engine` out, so that the sweep's own is used, or plan the sweep with the other engine in a new folder.",
);
export const SweepVersionError = defineError(
  "NG_SWEEP_VERSION",
  "A sweep was planned by another version, whose numbers may differ.",
  "Use the version that is named, or a new folder.",
);
