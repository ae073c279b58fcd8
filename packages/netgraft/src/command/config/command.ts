import { Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { withNetworkOptions } from "../arguments/network-options.js";
import type { ConfigPrintOptions } from "./options.js";

/** `netgraft config`. */
export const configCommand: DefineCommand = (program, context) => {
  const config = program
    .command("config")
    .summary("show what a config comes to")
    .description("Shows what a config comes to, with all that it extends.");
  withNetworkOptions(config.command("print").summary("print every value of a config with its origin"))
    .description("Prints every value that a network is composed from, and where it was written.")
    .argument("<network>", "a config file, or a preset's name")
    .addOption(new Option("--plain", "print YAML that can be used as a config").conflicts("json"))
    .addOption(new Option("--json", "print the values with their origins as JSON").conflicts("plain"))
    .addHelpText(
      "after",
      examples({
        "netgraft config print my-network.yaml": "which file, line or default each value comes from",
        "netgraft config print seresnet50 --set classes=10 --plain > ten-classes.yaml": "a config of one's own",
      }),
    )
    .action(async (reference: string, options: ConfigPrintOptions) => {
      const { printConfig } = await import("./print-config.js");
      await printConfig(context, reference, options);
    });
};
