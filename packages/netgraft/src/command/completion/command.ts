import { Argument, type Command, Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { shells } from "./scripts.js";

/** `netgraft completion`. */
export const completionCommand: DefineCommand = (program, context) => {
  program
    .command("completion")
    .summary("print a script that completes commands in a shell")
    .description(
      "Prints a script by which a shell completes commands, options, networks, components, sites, the paths of --set and their values, " +
        "and files.",
    )
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    // Called by the script, with the words of the line behind it, the last of them the one that is completed.
    .addOption(new Option("--words").hideHelp())
    .allowExcessArguments()
    .addHelpText(
      "after",
      examples({
        "netgraft completion bash >> ~/.bashrc": "for bash",
        "netgraft completion zsh >> ~/.zshrc": "for zsh, below `compinit`",
        "netgraft completion fish > ~/.config/fish/completions/netgraft.fish": "for fish",
      }),
    )
    .action(async (shell: (typeof shells)[number], { words }: { readonly words?: boolean }, command: Command) => {
      if (words !== true) {
        const { completionScript } = await import("./scripts.js");
        return context.print(completionScript(shell));
      }
      const { printCandidates } = await import("./print-candidates.js");
      return printCandidates(context, program, { shell, words: command.args.slice(1) });
    });
};
