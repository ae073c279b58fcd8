import { Argument } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { withPluginOption } from "../arguments/plugin-option.js";
import { listKinds, type ListOptions } from "./options.js";

/** `netgraft list`. */
export const listCommand: DefineCommand = (program, context) => {
  withPluginOption(program.command("list").summary("list backbones, attachments, networks and what else plugins bring"))
    .description("Lists what there is to compose networks with, to train them with, and what runs and writes them.")
    .addArgument(new Argument("[kind]", "what to list; by default everything").choices(listKinds))
    .argument("[pattern]", "a part of the name, or a whole name with the wildcards * and ?")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      examples({
        "netgraft list": "everything",
        "netgraft list networks 'se*'": "the named networks with squeeze-and-excitation",
        "netgraft list sites --json": "the sites of every backbone, for a program",
        "netgraft list attachments --plugin ./my-attention.mjs": "with those of a plugin",
      }),
    )
    .action(async (kind: string | undefined, pattern: string | undefined, options: ListOptions) => {
      const { printList } = await import("./print-list.js");
      await printList(context, kind, pattern, options);
    });
};
