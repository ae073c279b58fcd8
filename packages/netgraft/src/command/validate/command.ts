import { type DefineCommand, examples } from "../command.js";
import { withNetworkOptions } from "../arguments/network-options.js";
import type { ValidateOptions } from "./options.js";

/** `netgraft validate`. */
export const validateCommand: DefineCommand = (program, context) => {
  withNetworkOptions(program.command("validate").summary("check configs, and name everything that is wrong"))
    .description("Checks that each config is valid and composes. Prints `ok` for it, or all its problems.")
    .argument("<networks...>", "config files, or presets' names")
    .option("--json", "print JSON: one result per config")
    .addHelpText(
      "after",
      examples({
        "netgraft validate my-network.yaml": "one config",
        "netgraft validate configs/*.yaml --json": "many, for a program; the exit status is 1 where one is wrong",
        "netgraft validate downloaded.yaml --no-plugins": "without running code that it names",
      }),
    )
    .action(async (references: readonly string[], options: ValidateOptions) => {
      const { printValidation } = await import("./print-validation.js");
      await printValidation(context, references, options);
    });
};
