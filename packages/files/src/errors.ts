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
export const ProgramMissingError = defineError(
  "NG_PROGRAM_MISSING",
  "A file that Netgraft runs in a thread or a process of its own is not where its package has it: a bundler has left it out.",
  "Keep the packages of Netgraft external to the bundle; docs/bundling.md says how.",
);
