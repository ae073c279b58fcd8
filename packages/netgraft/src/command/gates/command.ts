import { type Command, Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { engineOption } from "../arguments/engine-option.js";
import { withNetworkOptions } from "../arguments/network-options.js";
import { withWeightsOptions } from "../arguments/weights-options.js";
import { amount, wholeNumber, wholeNumberOrNone } from "../arguments/numbers.js";
import type { FoldCommandOptions, GatesCommandOptions } from "./options.js";

/** What both commands take: a network with its weights, and pictures. */
function withPictures(command: Command, split: string): Command {
  return withWeightsOptions(withNetworkOptions(command))
    .argument("<network>", "the folder of a run, with its trained weights; or a config file, or a preset's name")
    .option(
      "--images <folder>",
      "pictures in a folder for each class, which need not be the network's; by default the dataset of the config",
    )
    .addOption(new Option("--split <part>", split).choices(["train", "validation", "test"]))
    .option("--select <paths>", "the gates of these attachments alone: layer4.*.se")
    .option("--batch <count>", "pictures that are run at once", wholeNumber, 16)
    .addOption(engineOption("what runs the network"))
    .option("--threads <count>", "native threads; by default one for each processor", wholeNumber)
    .option(
      "--workers <count>",
      "threads that read pictures; by default one for each processor, at most 4",
      wholeNumberOrNone,
    )
    .option("--json", "print JSON");
}

/** `netgraft gates`. */
export const gatesCommand: DefineCommand = (program, context) => {
  const gates = withPictures(
    program.command("gates").summary("see what the gates of attention blocks do on pictures"),
    "which of them; by default those held out",
  )
    .description(
      "Shows a network pictures and tells, block by block, what its gates come to: the mean of each, how far it moves from " +
        "picture to picture, and how much of that is between classes. A file draws it, as in Figures 6 and 7 of the SENet paper, or has the numbers.",
    )
    .enablePositionalOptions()
    .option("-o, --out <file>", "draw it, to *.svg, *.pdf or *.png; or the numbers, to *.csv or *.json")
    .addOption(
      new Option("--picture <kind>", "curves over channels by class, or maps of blocks and channels")
        .choices(["classes", "channels"])
        .default("classes"),
    )
    .addOption(
      new Option(
        "--classes <names>",
        "the classes that have a curve, with commas; by default the five that differ most",
      ).argParser((text) => text.split(",").map((name) => name.trim())),
    )
    .addHelpText(
      "after",
      examples({
        "netgraft gates runs/my-network": "a line for each block, on the pictures held out",
        "netgraft gates runs/my-network -o gates.svg": "a curve for each class, block by block",
        "netgraft gates runs/my-network --picture channels -o map.pdf": "blocks × channels as a map",
        "netgraft gates seresnet50 --weights w.safetensors --images photos": "on a folder of pictures",
        "netgraft gates fold runs/my-network --max-drop 0.1 -o folded": "take out those that cost nothing",
      }),
    )
    .action(async (reference: string, options: GatesCommandOptions) => {
      const { showGates } = await import("./show-gates.js");
      await showGates(context, reference, options);
    });
  withPictures(
    gates.command("fold").summary("replace gates that hardly depend on the picture by constants"),
    "which pictures the means are taken of; by default those to train with",
  )
    .description(
      "Takes out attention blocks whose gate is nearly the same for every picture, with their means folded into the layer before them: " +
        "the network has fewer parameters and computes the same where a gate was constant.",
    )
    .requiredOption("-o, --out <folder>", "a new folder, which then stands for the network as that of a run does")
    .option("--at-most <movement>", "gates that move by no more than this; 0.01 without --max-drop", amount)
    .option("--max-drop <points>", "as many as cost no more top-1 accuracy on the pictures held out", amount)
    .addHelpText(
      "after",
      examples({
        "netgraft gates fold runs/my-network -o folded": "the gates that move by less than 0.01",
        "netgraft gates fold runs/my-network --max-drop 0.1 -o folded": "as many as cost at most 0.1 points",
      }),
    )
    .action(async (reference: string, options: FoldCommandOptions) => {
      const { showFolding } = await import("./show-folding.js");
      await showFolding(context, reference, options);
    });
};
