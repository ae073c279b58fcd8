import { type DefineCommand, examples } from "../command.js";
import { withPluginOption } from "../arguments/plugin-option.js";
import type { InitOptions } from "./options.js";

/** `netgraft init`. */
export const initCommand: DefineCommand = (program, context) => {
  withPluginOption(program.command("init").summary("write a config to start from, for a folder of pictures"))
    .description(
      "Looks into a folder of pictures, one folder for each class, and writes a config that trains a network on it. The classes are the " +
        "folders; the network and the size of its input follow that of the pictures, batch and epochs their number.",
    )
    .argument("<folder>", "the folder of pictures: <class>/…, or train/<class>/… and val/<class>/…")
    .option("-n, --network <network>", "the network to train, one of `netgraft list networks`")
    .option("-o, --output <file>", "the config to write, which must be new; by default <folder>.yaml")
    .option("--json", "print what was chosen as JSON")
    .addHelpText(
      "after",
      examples({
        "netgraft init flowers": "flowers.yaml, for `netgraft train flowers.yaml`",
        "netgraft init flowers --network resnet50 -o resnet.yaml": "with another network",
      }),
    )
    .action(async (folder: string, options: InitOptions) => {
      const { printInitialConfig } = await import("./print-initial-config.js");
      await printInitialConfig(context, folder, options);
    });
};
