import { type DefineCommand, examples } from "../command.js";
import type { SetupTensorFlowOptions } from "./options.js";

/** `netgraft setup`. */
export const setupCommand: DefineCommand = (program, context) => {
  const setup = program.command("setup").summary("set up what npm alone cannot install");
  setup
    .command("tensorflow")
    .summary("make the engine tensorflow run")
    .description(
      "Makes @tensorflow/tfjs-node run: by its own install, which downloads a TensorFlow; else with the TensorFlow of --from, " +
        "or one that pip brings (some 250 MB), for which its addon is built. It is kept in the cache folder, outside " +
        "node_modules (NETGRAFT_CACHE names another), and serves every project. What is there and loads is left as it is.",
    )
    .option("--from <folder>", "an unpacked libtensorflow, or the folder tensorflow of a Python's site-packages")
    .option("--verbose", "print all that npm, pip and the compiler write")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      examples({
        "netgraft setup tensorflow": "whichever way works",
        "netgraft setup tensorflow --from ~/venv/lib/python3.12/site-packages/tensorflow": "with one that is there",
      }),
    )
    .action(async (options: SetupTensorFlowOptions) => {
      const { setupTensorFlow } = await import("./setup-tensorflow.js");
      await setupTensorFlow(context, options);
    });
};
