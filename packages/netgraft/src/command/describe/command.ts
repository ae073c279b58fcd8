import { type DefineCommand, examples } from "../command.js";
import { withPluginOption } from "../arguments/plugin-option.js";
import type { DescribeOptions } from "./options.js";

/** `netgraft describe`. */
export const describeCommand: DefineCommand = (program, context) => {
  withPluginOption(program.command("describe").summary("show a component: its options, defaults, sites and sources"))
    .description("Shows what a backbone, an attachment, a named network or any other component is, and its options.")
    .argument("<component>", "its name; `netgraft list` shows all")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      examples({
        "netgraft describe se": "the options of squeeze-and-excitation",
        "netgraft describe resnet": "the options and sites of the backbone",
        "netgraft describe senet154": "what a named network consists of",
      }),
    )
    .action(async (name: string, options: DescribeOptions) => {
      const { printDescription } = await import("./print-description.js");
      await printDescription(context, name, options);
    });
};
