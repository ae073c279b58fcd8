import { Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { engineOption } from "../arguments/engine-option.js";
import { withNetworkOptions } from "../arguments/network-options.js";
import { wholeNumber } from "../arguments/numbers.js";
import type { CompareCommandOptions } from "./options.js";

/** `netgraft compare`. */
export const compareCommand: DefineCommand = (program, context) => {
  withNetworkOptions(program.command("compare").summary("compare networks in one table"))
    .description("Prints what networks cost beside the first of them, and what of it their attachments do.")
    .argument("<networks...>", "config files, or presets' names; the others are compared with the first")
    .addOption(
      new Option("--format <form>", "what is printed").choices(["table", "csv", "json", "markdown"]).default("table"),
    )
    .addOption(
      new Option("--json", "short for --format json").implies({ format: "json" }).conflicts(["csv", "markdown"]),
    )
    .addOption(new Option("--csv", "short for --format csv").implies({ format: "csv" }).conflicts(["json", "markdown"]))
    .addOption(
      new Option("--markdown", "short for --format markdown")
        .implies({ format: "markdown" })
        .conflicts(["json", "csv"]),
    )
    .addOption(
      new Option(
        "--explain",
        "instead of comparing, walk through what each network's attachments add, beside the article's formula",
      ).conflicts("benchmark"),
    )
    .addOption(new Option("--chart <file>", "draw that as bars, to *.svg, *.pdf or *.png").implies({ explain: true }))
    .option("--benchmark", "measure the latency too, in turns, beside the first network")
    .addOption(engineOption("what is measured"))
    .option("--batch <count>", "examples per run", wholeNumber, 1)
    .option("--rounds <count>", "how often each network has its turn", wholeNumber, 5)
    .option("--threads <count>", "native threads; by default one for each processor", wholeNumber)
    .addHelpText(
      "after",
      examples({
        "netgraft compare resnet50 seresnet50 my-network.yaml": "beside ResNet-50",
        "netgraft compare resnet50 seresnet50 --benchmark --threads 1": "with the latency in the ONNX engine",
        "netgraft compare seresnet50 --explain --chart added.svg": "what SE adds, block by block",
        "netgraft compare resnet50 examples/placements/*.yaml --markdown": "a table for a README",
      }),
    )
    .action(async (references: readonly string[], options: CompareCommandOptions) => {
      if (options.explain === true) {
        const { printExplanation } = await import("./explain/print-explanation.js");
        return printExplanation(context, references, options);
      }
      const { printComparison } = await import("./print-comparison.js");
      return printComparison(context, references, options);
    });
};
