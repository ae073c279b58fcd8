import { Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { withNetworkOptions } from "../arguments/network-options.js";
import { wholeNumber } from "../arguments/numbers.js";
import type { SummaryOptions } from "./options.js";

export const summaryCommand: DefineCommand = (program, context) => {
  withNetworkOptions(
    program
      .command("summary")
      .summary("count a network: parameters and MACs, layer by layer")
      .argument("<network>", "a config file, or a preset's name"),
  )
    .option("--tree", "by modules, with subtotals, instead of layers")
    .addOption(
      new Option("--depth <levels>", "levels of the tree that are shown; by default all")
        .argParser(wholeNumber)
        .implies({ tree: true }),
    )
    .option("--json", "print the totals and the attachments as JSON")
    .addHelpText(
      "after",
      examples({
        "netgraft summary seresnet50": "a preset",
        "netgraft summary my-network.yaml --tree --depth 2": "a config file, by stages and blocks",
        "netgraft summary resnet50 --attach 'se(reduction=8)@conv2' --json": "composed on the spot",
      }),
    )
    .action(async (reference: string, options: SummaryOptions) => {
      const { printSummary } = await import("./print-summary.js");
      await printSummary(context, reference, options);
    });
};
