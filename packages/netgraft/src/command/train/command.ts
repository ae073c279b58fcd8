import { type Command, InvalidArgumentError, Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { engineOption } from "../arguments/engine-option.js";
import { withNetworkOptions } from "../arguments/network-options.js";
import { seedNumber, wholeNumber, wholeNumberOrNone } from "../arguments/numbers.js";
import type { TrainCommandOptions } from "./options.js";

/** `netgraft train`. */
export const trainCommand: DefineCommand = (program, context) => {
  withNetworkOptions(program.command("train").summary("train a network, or several in turn"))
    .description(
      "Trains a network as the section `training` of its config says. The folder of the run gets the whole config, the best " +
        "and the last weights, metrics, curves and a checkpoint after each epoch. Ctrl-C ends it with a checkpoint. " +
        "With several networks or seeds each pair is trained in turn, and one table compares them.",
    )
    .argument("[networks...]", "config files, or presets' names; may be left out where a run is resumed")
    .option("-o, --out <folder>", "the folder of the run, or of all runs; by default a new one in runs/")
    .option(
      "--resume [folder]",
      "go on from the checkpoint in this folder; by default that of the last run of that name",
    )
    .option(
      "--verify",
      "compare the contents of pictures, too, when a run goes on; given when it begins, they are kept",
    )
    .option("--seeds <seeds>", "train with each of these in place of `training.seed`, e.g. 1,2,3", seedList)
    .addOption(engineOption("what trains the network"))
    .option("--threads <count>", "native threads; by default one for each processor", wholeNumber)
    .option(
      "--workers <count>",
      "threads that read pictures; by default one for each processor, at most 4",
      wholeNumberOrNone,
    )
    .addOption(new Option("--json", "print JSON").conflicts("markdown"))
    .addOption(new Option("--markdown", "print the table of several runs as Markdown").conflicts("json"))
    .addHelpText(
      "after",
      examples({
        "netgraft train my-network.yaml": "a run in runs/, named as the network is",
        "netgraft train my-network.yaml --set training.epochs=30 --out runs/longer": "with changes",
        "netgraft train --resume runs/longer": "go on after Ctrl-C",
        "netgraft train a.yaml b.yaml --seeds 1,2,3": "compare networks: mean and spread over the seeds",
      }),
    )
    .action(async (references: readonly string[], options: TrainCommandOptions, command: Command) => {
      const { resume, out, seeds } = options;
      if (typeof resume === "string" && out !== undefined)
        command.error("error: the folder after --resume is that of --out; give one of them");
      if (references.length === 0 && (typeof resume !== "string" || seeds !== undefined))
        command.error("error: name a network, or the folder of a run after --resume");
      if (references.length > 1 || seeds !== undefined) {
        const { trainExperiment } = await import("./train-experiment.js");
        return trainExperiment(context, references, options);
      }
      const { trainOne } = await import("./train-one.js");
      return trainOne(context, references[0], options);
    });
};

/** Reads seeds with commas between them. @throws InvalidArgumentError, which ends in exit status 2 */
function seedList(text: string): readonly number[] {
  const seeds = text.split(",").map((part) => seedNumber(part.trim()));
  if (new Set(seeds).size === seeds.length) return seeds;
  throw new InvalidArgumentError("Expected each seed once.");
}
