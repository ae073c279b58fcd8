import type { Command } from "commander";
import { sweepEngineOption } from "../arguments/engine-option.js";
import { withCodeOptions } from "../arguments/network-options.js";
import { wholeNumber, wholeNumberOrNone } from "../arguments/numbers.js";

/** Adds what decides how cells are trained. */
export function withCellOptions(command: Command): Command {
  return withCodeOptions(command)
    .option("-j, --jobs <count>", "how many runs at a time", wholeNumber, 1)
    .addOption(sweepEngineOption())
    .option(
      "--threads <count>",
      "native threads of each; by default the processors, shared among the jobs",
      wholeNumber,
    )
    .option(
      "--workers <count>",
      "threads of each that read pictures; by default one for each processor, at most 4",
      wholeNumberOrNone,
    );
}
