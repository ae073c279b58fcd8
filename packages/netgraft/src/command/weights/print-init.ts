import { writeInitialWeights } from "../../run/write-initial-weights.js";
import { openArgument } from "../arguments/open-argument.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { formatCounted } from "../output/numbers.js";
import { freeNameIn } from "../output/free-name.js";
import { progressDisplays } from "../output/progress-display.js";
import type { WeightsInitOptions } from "./options.js";

/** Writes the first weights of a network, and says how many they are. */
export async function printInit(
  context: CommandContext,
  reference: string,
  { output, seed, ...options }: WeightsInitOptions,
): Promise<void> {
  const { framework, network } = await openArgument(context, reference, options);
  const path = context.shownPath(output ?? freeNameIn(context, [network.name], ".safetensors"));
  const progress = framework.services.get(progressDisplays)(context.terminal);
  const onProgress = (done: number, all: number): void =>
    done === all ? progress.show(`writing ${path}`) : progress.showPart("drawing weights", done, all);
  try {
    await interruptible((signal) => writeInitialWeights(network, path, { seed, signal, onProgress }));
  } finally {
    progress.clear();
  }
  const { parameters, buffers } = network.summary();
  const tensors = network.graph.state().length;
  context.printLine(`${path}: ${formatCounted(tensors, "tensor")}, ${formatCounted(parameters + buffers, "element")}`);
}
