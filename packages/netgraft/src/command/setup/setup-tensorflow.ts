import { setUpTensorFlow } from "@netgraft/tensorflow/set-up";
import type { SetupTensorFlowOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { Progress } from "../output/progress.js";

/** Where a TensorFlow is from, if not from a folder. */
const sources: Readonly<Record<string, string>> = { "tfjs-node": "tfjs-node's own install", pip: "pip" };

/** Sets TensorFlow up and prints what there is then. */
export async function setupTensorFlow(
  context: CommandContext,
  { from, verbose, json }: SetupTensorFlowOptions,
): Promise<void> {
  const progress = new Progress(context.stderr);
  const result = await interruptible(async (signal) => {
    try {
      return await setUpTensorFlow({
        from: from === undefined ? undefined : context.path(from),
        env: context.env,
        signal,
        step(doing) {
          progress.clear();
          context.note(doing);
        },
        line: (text) => (verbose === true ? context.note(`  ${text}`) : progress.show(text)),
      });
    } finally {
      progress.clear();
    }
  });
  if (json === true) return context.printJson(result);
  const { made, version, origin, oneDnn, folder } = result;
  const facts = [`from ${sources[origin] ?? origin}`, oneDnn ? "with oneDNN" : "without oneDNN"].join(", ");
  context.print(`TensorFlow ${version} (${facts}) ${made ? "is set up" : "was set up already"}: ${folder}`);
}
