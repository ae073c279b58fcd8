import { Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { engineOption } from "../arguments/engine-option.js";
import { withNetworkOptions } from "../arguments/network-options.js";
import { withWeightsOptions } from "../arguments/weights-options.js";
import { wholeNumber, wholeNumberOrNone } from "../arguments/numbers.js";
import type { GatesCommandOptions } from "./options.js";

/** `netgraft gates`. */
export const gatesCommand: DefineCommand = (program, context) => {
  withWeightsOptions(
    withNetworkOptions(program.command("gates").summary("see what the gates of attention blocks do on pictures")),
  )
    .description(
      "Shows a network pictures and tells, block by block, what its gates come to: the mean of each, how far it moves from " +
        "picture to picture, and how much of that is between classes. A file draws it, as in Figures 6 and 7 of the SENet paper, or has the numbers.",
    )
    .argument("<network>", "the folder of a run, with its trained weights; or a config file, or a preset's name")
    .option(
      "--images <folder>",
      "pictures in a folder for each class, which need not be the network's; by default the dataset of the config",
    )
    .addOption(
      new Option("--split <part>", "which of them; by default those held out").choices(["train", "validation", "test"]),
    )
    .option("--select <paths>", "the gates of these attachments alone: layer4.*.se")
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
    .option("--batch <count>", "pictures that are run at once", wholeNumber, 16)
    .addOption(engineOption("what runs the network"))
    .option("--threads <count>", "native threads; by default one for each processor", wholeNumber)
    .option(
      "--workers <count>",
      "threads that read pictures; by default one for each processor, at most 4",
      wholeNumberOrNone,
    )
    .option("--json", "print JSON, with every channel of every class")
    .addHelpText(
      "after",
      examples({
        "netgraft gates runs/my-network": "a line for each block, on the pictures held out",
        "netgraft gates runs/my-network -o gates.svg": "a curve for each class, block by block",
        "netgraft gates runs/my-network --picture channels -o map.pdf": "blocks × channels as a map",
        "netgraft gates seresnet50 --weights w.safetensors --images photos": "on a folder of pictures",
      }),
    )
    .action(async (reference: string, options: GatesCommandOptions) => {
      const { showGates } = await import("./show-gates.js");
      await showGates(context, reference, options);
    });
};
