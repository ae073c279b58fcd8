import { defineError } from "@netgraft/core";

export const SavedModelTooLargeError = defineError(
  "NG_SAVED_MODEL_TOO_LARGE",
  "The weights of a network do not fit into a SavedModel that has them as constants, which holds less than 2 GiB.",
  "Export a smaller network, or to another format.",
);
