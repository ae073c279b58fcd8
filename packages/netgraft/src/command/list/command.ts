import type { Command } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { withPluginOption } from "../arguments/plugin-option.js";
import { listedKind, listKinds, type ListOptions } from "./options.js";

/** `netgraft list`. */
export const listCommand: DefineCommand = (program, context) => {
  withPluginOption(program.command("list").summary("list backbones, attachments, networks and what else plugins bring"))
    .description("Lists what there is to compose networks with, to train them with, and what runs and writes them.")
    .argument("[kind]", `what to list, by default how much there is of each; one of ${listKinds.join(", ")}`)
    .argument("[pattern]", "a part of the name, or a whole name with the wildcards * and ?; may stand alone")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      examples({
        "netgraft list": "how much there is of everything",
        "netgraft list networks 'se*'": "the named networks with squeeze-and-excitation",
        "netgraft list shuffle": "whatever has that in its name",
        "netgraft list sites --json": "the sites of every backbone, for a program",
        "netgraft list attachments --plugin ./my-attention.mjs": "with those of a plugin",
      }),
    )
    .action(async (word: string | undefined, pattern: string | undefined, options: ListOptions, command: Command) => {
      const kind = word === undefined ? undefined : listedKind(word);
      if (word !== undefined && kind === undefined && pattern !== undefined) unknownKind(command, word);
      const { printList } = await import("./print-list.js");
      const found = await printList(context, { kind, pattern: kind === undefined ? word : pattern, options });
      if (!found && word !== undefined && kind === undefined) unknownKind(command, word);
    });
};

/** Ends the command with status 2. */
function unknownKind(command: Command, word: string): never {
  return command.error(
    `error: '${word}' is no kind of component, and nothing has it in its name. Kinds are ${listKinds.join(", ")}.`,
  );
}
