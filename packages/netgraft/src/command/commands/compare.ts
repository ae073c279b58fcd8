import { Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { type NetworkOptions, withNetworkOptions } from "../network-options.js";
import { wholeNumber } from "../whole-number.js";

/** Options of `netgraft compare`. */
export interface CompareOptions extends NetworkOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly markdown?: boolean;
  readonly benchmark?: boolean;
  readonly engine: string;
  readonly batch: number;
  readonly rounds: number;
  readonly threads?: number;
}

/** `netgraft compare`. */
export const compareCommand: DefineCommand = (program, context) => {
  withNetworkOptions(program.command("compare").summary("compare networks in one table"))
    .description("Prints what networks cost beside the first of them, and what of it their attachments do.")
    .argument("<networks...>", "config files, or presets' names; the others are compared with the first")
    .addOption(new Option("--json", "print JSON").conflicts(["csv", "markdown"]))
    .addOption(new Option("--csv", "print CSV").conflicts(["json", "markdown"]))
    .addOption(new Option("--markdown", "print a Markdown table").conflicts(["json", "csv"]))
    .option("--benchmark", "measure the latency too, in turns, beside the first network")
    .option("--engine <engine>", "what is measured; `netgraft list engines` shows which there are", "onnx")
    .option("--batch <count>", "examples per run", wholeNumber, 1)
    .option("--rounds <count>", "how often each network has its turn", wholeNumber, 5)
    .option("--threads <count>", "native threads; by default one for each processor", wholeNumber)
    .addHelpText(
      "after",
      examples({
        "netgraft compare resnet50 seresnet50 my-network.yaml": "beside ResNet-50",
        "netgraft compare resnet50 seresnet50 --benchmark --threads 1": "with the latency in the ONNX engine",
        "netgraft compare resnet50 examples/placements/*.yaml --markdown": "a table for a README",
      }),
    )
    .action(async (references: readonly string[], options: CompareOptions) => {
      const { printComparison } = await import("../compare/print-comparison.js");
      await printComparison(context, references, options);
    });
};
