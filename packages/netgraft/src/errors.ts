import { defineError } from "@netgraft/core";

export const InternalError = defineError(
  "NG_INTERNAL",
  "Something happened that no error of Netgraft describes: a bug in Netgraft or in a plugin.",
  "Run it again with NETGRAFT_DEBUG=1 for a stack trace, and report it with that.",
);
export const ProgramFailedError = defineError(
  "NG_PROGRAM_FAILED",
  "A config that is a program threw while it was run.",
  "The program's own error is quoted; run the program with `node` to see where it comes from.",
);
export const WeightsNeededError = defineError(
  "NG_WEIGHTS_NEEDED",
  "A network is to predict something and no weights are given.",
  "Name a file with `--weights`, made by training or with `netgraft weights init`, or draw untrained ones with `--init`.",
);
