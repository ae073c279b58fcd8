import { type DefineCommand, examples } from "../command.js";
import { wholeNumber } from "../arguments/numbers.js";
import { withCellOptions } from "../sweep/cell-options.js";
import type { WorkerOptions } from "../sweep/options.js";

/** `netgraft worker`. */
export const workerCommand: DefineCommand = (program, context) => {
  withCellOptions(program.command("worker").summary("train runs of a sweep that is in a folder"))
    .description(
      "Takes runs of a sweep one after the other, with whoever else works on its folder, on this machine or on another one that sees " +
        "it, until all are finished. A run whose worker has died is gone on with from its checkpoint.",
    )
    .argument("<folder>", "the folder of a sweep")
    .option("--cells <count>", "how many runs at the most; by default all that are left", wholeNumber)
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      examples({
        "netgraft worker runs/placement --jobs 2": "two at a time",
        "netgraft worker runs/placement --cells 1": "one, and no more",
      }),
    )
    .action(async (folder: string, options: WorkerOptions) => {
      const { workInFolder } = await import("../sweep/train-sweep.js");
      await workInFolder(context, folder, options);
    });
};
