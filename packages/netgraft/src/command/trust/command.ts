import { type DefineCommand, examples } from "../command.js";
import type { TrustOptions } from "./options.js";

/** `netgraft trust`. */
export const trustCommand: DefineCommand = (program, context) => {
  program
    .command("trust")
    .summary("say whose code may run: that which the configs of a folder name, or a plugin")
    .description(
      "A config can name code: plugins, and programs. It is run where you trust the folder of that config, which covers " +
        "what is below it, or the code itself: a file as long as it is what it was, a package as long as its version is. Without " +
        "arguments, lists what is trusted. A repository below a trusted folder, and a run that brings code along, are trusted apart.",
    )
    .argument("[what...]", "folders of configs, files of plugins, or installed packages")
    .option("--list", "list what is trusted")
    .option("--remove", "trust them no longer")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      examples({
        "netgraft trust .": "the configs of this folder may name code",
        "netgraft trust ./my-attention.mjs netgraft-plugin-other": "two plugins, whoever names them",
        "netgraft trust --list": "what is trusted",
        "netgraft trust . --remove": "no longer",
      }),
    )
    .action(async (subjects: readonly string[], options: TrustOptions) => {
      const { printTrust } = await import("./print-trust.js");
      await printTrust(context, subjects, options);
    });
};
