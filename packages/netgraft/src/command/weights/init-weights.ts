import { writeSafetensors } from "@netgraft/weights/node";
import { initialState } from "../../run/initial-state.js";
import type { WeightsInitOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { filePath } from "../arguments/file-path.js";
import { interruptible } from "../interruption.js";
import { openArgument } from "../arguments/open-argument.js";
import { formatCount } from "../output/count.js";
import { Progress } from "../output/progress.js";

/** Writes the first weights of a network. */
export async function initWeights(
  context: CommandContext,
  reference: string,
  { output, seed, ...options }: WeightsInitOptions,
): Promise<void> {
  const { network } = await openArgument(context, reference, options);
  const path = filePath(context, output);
  const progress = new Progress(context.stderr);
  const { parameters, buffers } = network.summary();
  try {
    await interruptible(async (signal) => {
      const onProgress = (done: number): void => progress.showPart("drawing weights", done, parameters + buffers);
      const state = await initialState(network.graph.state(), seed, { signal, onProgress });
      progress.show(`writing ${path}`);
      // "pt" tells other readers of safetensors that the layout is PyTorch's.
      const metadata = new Map([
        ["format", "pt"],
        ["netgraft.name", network.name],
        ["netgraft.seed", String(seed)],
      ]);
      await writeSafetensors(path, state, { metadata });
    });
  } finally {
    progress.clear();
  }
  const tensors = network.graph.state().length;
  context.print(`${path}: ${formatCount(tensors)} tensors, ${formatCount(parameters + buffers)} elements`);
}
