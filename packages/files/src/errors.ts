import { defineError } from "@netgraft/core";

export const ReadFailedError = defineError(
  "NG_READ_FAILED",
  "A file cannot be opened or read.",
  "Check the path and its permissions.",
);
export const WriteFailedError = defineError(
  "NG_WRITE_FAILED",
  "A file cannot be written; nothing is left behind.",
  "Check that the directory exists and can be written, and that there is space.",
);
export const OutputExistsError = defineError(
  "NG_OUTPUT_EXISTS",
  "A folder that is to be written exists and has something in it.",
  "Name another folder, or remove what is there.",
);
