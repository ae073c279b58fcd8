import { defineError } from "@netgraft/core";

export const EngineFailedError = defineError(
  "NG_ENGINE_FAILED",
  "The engine refused to load a model or to run it.",
  "The engine's own words are quoted; check the shapes of the inputs against those of the model.",
);
export const EngineCrashedError = defineError(
  "NG_ENGINE_CRASHED",
  "The engine's process ended while it was in use: it was killed, ran out of memory, or failed in native code.",
  "The signal or exit status is named; start another engine, with smaller batches where memory ran out.",
);
export const EngineClosedError = defineError(
  "NG_ENGINE_CLOSED",
  "An engine or a session was used after it had been closed.",
  "Close an engine after the last call that uses it.",
);
export const SetUpNeedsError = defineError(
  "NG_SETUP_NEEDS",
  "A program that `netgraft setup` runs is not on this machine.",
  "Install what is listed, all at once, and run it again.",
);
export const SetUpDownloadError = defineError(
  "NG_SETUP_DOWNLOAD",
  "Something that `netgraft setup` needs cannot be fetched.",
  "Check the connection and the proxy of the program that is named, or give it a mirror; TensorFlow needs no download with `--from`.",
);
export const SetUpFolderError = defineError(
  "NG_SETUP_FOLDER",
  "The folder in which `netgraft setup` keeps what it makes cannot be written, or its disk is full.",
  "Free the space that is named, or name another folder in the environment variable NETGRAFT_CACHE.",
);
