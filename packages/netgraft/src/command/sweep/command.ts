import { type Command, Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { wholeNumber } from "../arguments/numbers.js";
import { withCellOptions } from "./cell-options.js";
import type { SweepOptions, SweepStatusOptions } from "./options.js";
import { addReportCommands } from "./report-command.js";

/** `netgraft sweep`. */
export const sweepCommand: DefineCommand = (program, context) => {
  const sweep = withCellOptions(
    program.command("sweep").summary("train variants of a network, to tell whether they help"),
  )
    .description(
      "Trains every variant that a sweep's file names, with all its settings and seeds, in one folder; what is equal is trained once. " +
        "Other workers may share the folder (`netgraft worker`). Ctrl-C ends each run with a checkpoint, and the folder goes on.",
    )
    .enablePositionalOptions()
    .argument("<sweep>", "the file of a sweep, or the folder of one, which goes on")
    .option("-o, --out <folder>", "the folder of the sweep, new or its own; by default runs/<its name>")
    .option("--dry-run", "print the plan with what each row costs, and train nothing")
    .option("--no-measure", "with --dry-run, do not measure steps, from which hours are estimated")
    .addOption(
      new Option("--show <row>", "print the resolved config of this row of the plan, and train nothing").argParser(
        wholeNumber,
      ),
    )
    .addOption(
      new Option(
        "--print <what>",
        "print the job of a cluster that works on the sweep, keep the plan in the folder, and train nothing",
      ).choices(["kubernetes"]),
    )
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      examples({
        "netgraft sweep placement.yaml --dry-run": "every variant with its parameters, MACs, matched cost and time",
        "netgraft sweep placement.yaml --jobs 2": "train them in runs/placement, two at a time",
        "netgraft sweep runs/placement": "go on after Ctrl-C",
        "netgraft sweep placement.yaml --jobs 8 --print kubernetes": "eight pods at a time, each for a run",
        "netgraft sweep status runs/placement": "how far it is",
        "netgraft sweep report runs/placement -o placement.html": "what the seeds tell",
      }),
    )
    .action(async (reference: string, options: SweepOptions, command: Command) => {
      const { isSweepFolder } = await import("./sweep-argument.js");
      if (options.out !== undefined && isSweepFolder(context, reference))
        command.error("error: the folder of a sweep goes on where it is; leave --out away");
      if (options.dryRun === true || options.show !== undefined) {
        const { printPlan } = await import("./print-plan.js");
        return printPlan(context, reference, options);
      }
      if (options.print !== undefined) {
        const { printJob } = await import("./print-job.js");
        return printJob(context, reference, options);
      }
      const { trainSweep } = await import("./train-sweep.js");
      return trainSweep(context, reference, options);
    });
  sweep
    .command("status")
    .summary("show how far a sweep is")
    .description(
      "Prints for each row of a sweep how many of its runs are finished, and what they have come to; nothing is changed. The means are " +
        "of the last epoch, on the pictures held out.",
    )
    .argument("<folder>", "the folder of a sweep")
    .option("--watch", "print it again when something has changed, until all is finished")
    .option("--json", "print each cell as JSON")
    .addHelpText("after", examples({ "netgraft sweep status runs/placement --watch": "while workers train" }))
    .action(async (folder: string, options: SweepStatusOptions) => {
      const { printStatus } = await import("./print-status.js");
      await printStatus(context, folder, options);
    });
  addReportCommands(sweep, context);
};
