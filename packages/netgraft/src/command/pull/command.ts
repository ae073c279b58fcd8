import { type DefineCommand, examples } from "../command.js";
import { withPluginOption } from "../arguments/plugin-option.js";
import type { PullCommandOptions } from "./options.js";

/** `netgraft pull`. */
export const pullCommand: DefineCommand = (program, context) => {
  withPluginOption(program.command("pull").summary("fetch networks and weights that references name"))
    .description(
      "Fetches networks of the hub with their weights, or files of weights of the web, into the caches of Python's huggingface_hub and torch.hub, " +
        "so that they are there without a network. What has been broken off is gone on with; what is there is not fetched again.",
    )
    .argument("<references...>", "hf-hub:<owner>/<name>[@<revision>], or an address with a hash in the file's name")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      examples({
        "netgraft pull hf-hub:timm/seresnet50.a1_in1k": "a network and its weights",
        "HF_HUB_OFFLINE=1 netgraft summary hf-hub:timm/seresnet50.a1_in1k": "by what has been fetched",
      }),
    )
    .action(async (references: readonly string[], options: PullCommandOptions) => {
      const { printPulled } = await import("./print-pulled.js");
      await printPulled(context, references, options);
    });
};
