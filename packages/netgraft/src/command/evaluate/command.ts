import { Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { engineOption } from "../arguments/engine-option.js";
import { withNetworkOptions } from "../arguments/network-options.js";
import { withWeightsOptions } from "../arguments/weights-options.js";
import { wholeNumber, wholeNumberOrNone } from "../arguments/numbers.js";
import type { EvaluateCommandOptions } from "./options.js";

/** `netgraft evaluate`. */
export const evaluateCommand: DefineCommand = (program, context) => {
  withWeightsOptions(
    withNetworkOptions(program.command("evaluate").summary("measure a trained network on the pictures held out")),
  )
    .description(
      "Shows a network every picture of its config's dataset that is held out of training, once, and prints the loss, " +
        "how often the right class comes first and is among the first five, and both for each class.",
    )
    .argument("<network>", "the folder of a run, with its trained weights; or a config file, or a preset's name")
    .addOption(
      new Option("--split <part>", "which pictures").choices(["train", "validation", "test"]).default("validation"),
    )
    .option("--batch <count>", "pictures that are run at once", wholeNumber, 64)
    .addOption(engineOption("what runs the network"))
    .option("--threads <count>", "native threads; by default one for each processor", wholeNumber)
    .option(
      "--workers <count>",
      "threads that read pictures; by default one for each processor, at most 4",
      wholeNumberOrNone,
    )
    .option("--json", "print JSON, with the confusion of classes")
    .addHelpText(
      "after",
      examples({
        "netgraft evaluate runs/my-network": "with the best weights of a run",
        "netgraft evaluate my-network.yaml --weights w.safetensors --split train": "with others, on the other part",
      }),
    )
    .action(async (reference: string, options: EvaluateCommandOptions) => {
      const { evaluateNetwork } = await import("./evaluate-network.js");
      await evaluateNetwork(context, reference, options);
    });
};
