import { withPluginOption } from "../arguments/plugin-option.js";
import { type DefineCommand, examples } from "../command.js";
import type { SetupOptions } from "./options.js";

/** `netgraft setup`. */
export const setupCommand: DefineCommand = (program, context) => {
  withPluginOption(program.command("setup").summary("set up an engine that npm has not installed"))
    .description(
      "Makes an engine run that npm alone has not installed or cannot install; without a name, shows which engines have a set-up, what it does, and " +
        "how they are. What is made is kept in the cache folder, outside node_modules (NETGRAFT_CACHE names another), and " +
        "serves every project. What is there and usable is left as it is.",
    )
    .argument("[engine]", "one of `netgraft list engines`")
    .option(
      "--from <folder>",
      "what it is to be set up with; for tensorflow an unpacked libtensorflow, or the folder tensorflow of a Python's site-packages",
    )
    .option("--verbose", "print all that the programs write that it runs")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      examples({
        "netgraft setup": "which engines have a set-up, and what it does",
        "netgraft setup onnx": "where npm has left onnxruntime out",
        "netgraft setup tensorflow": "whichever way works",
        "netgraft setup tensorflow --from ~/venv/lib/python3.12/site-packages/tensorflow": "with one that is there",
      }),
    )
    .action(async (engine: string | undefined, options: SetupOptions) => {
      const { printSetUps, setUpEngine } = await import("./set-up-engine.js");
      await (engine === undefined ? printSetUps(context, options) : setUpEngine(context, engine, options));
    });
};
