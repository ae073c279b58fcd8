import { type DefineCommand, examples } from "../command.js";
import { withCellOptions } from "../sweep/cell-options.js";
import type { CellOptions } from "../sweep/options.js";

/** `netgraft worker`. */
export const workerCommand: DefineCommand = (program, context) => {
  withCellOptions(program.command("worker").summary("train runs of a sweep that is in a folder"))
    .description(
      "Takes runs of a sweep one after the other, with whoever else works on its folder, on this machine or on another one that sees " +
        "it, until all are finished. A run whose worker has died is gone on with from its checkpoint.",
    )
    .argument("<folder>", "the folder of a sweep")
    .option("--json", "print JSON")
    .addHelpText("after", examples({ "netgraft worker runs/placement --jobs 2": "two at a time" }))
    .action(async (folder: string, options: CellOptions) => {
      const { workInFolder } = await import("../sweep/train-sweep.js");
      await workInFolder(context, folder, options);
    });
};
