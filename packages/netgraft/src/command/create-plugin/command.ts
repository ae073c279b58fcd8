import { type DefineCommand, examples } from "../command.js";
import type { CreatePluginCommandOptions } from "./options.js";

/** `netgraft create-plugin`. */
export const createPluginCommand: DefineCommand = (program, context) => {
  program
    .command("create-plugin")
    .summary("write a package to start a plugin from")
    .description(
      "Writes a package with an attention block, or with a backbone, that builds, passes the contract tests and can be published as it is.",
    )
    .argument("<name>", "the name of the package, e.g. my-attention or @me/my-attention")
    .option("--backbone", "a backbone instead of an attention block", false)
    .option("-o, --out <folder>", "the folder to write, new or empty; by default the name without its scope")
    .addHelpText(
      "after",
      examples({
        "netgraft create-plugin my-attention": "an attention block in the folder my-attention",
        "netgraft create-plugin @me/my-net --backbone": "a backbone in the folder my-net",
      }),
    )
    .action(async (name: string, options: CreatePluginCommandOptions) => {
      const { printCreated } = await import("./print-created.js");
      await printCreated(context, name, options);
    });
};
