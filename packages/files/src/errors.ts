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
  "A folder that is to be written exists and has something in it; or a file that is to be new exists.",
  "Name another one, or remove what is there.",
);
export const ProgramMissingError = defineError(
  "NG_PROGRAM_MISSING",
  "A file that Netgraft runs in a thread or a process of its own is not where its package has it: a bundler has left it out.",
  "Keep the packages of Netgraft external to the bundle; docs/bundling.md says how.",
);
export const FolderInUseError = defineError(
  "NG_FOLDER_IN_USE",
  "Another process writes into a folder that one alone may write into, such as that of a run; who it is, is named.",
  "Wait until it has ended, or end it; one that was killed is succeeded without further ado.",
);
export const FolderLostError = defineError(
  "NG_FOLDER_LOST",
  "A process was held up for so long that another one has taken its folder over; what it had written is there, and it has ended.",
  "Look after the process that holds the folder now; what was lost can be computed again from the last checkpoint.",
);
