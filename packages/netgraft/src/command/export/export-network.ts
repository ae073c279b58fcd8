import { networkState } from "../../run/network-state.js";
import type { ExportOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { filePath } from "../arguments/file-path.js";
import { interruptible } from "../interruption.js";
import { openArgument } from "../arguments/open-argument.js";
import { Progress } from "../output/progress.js";
import { weightsOf } from "../arguments/weights-of.js";
import { networkMetadata } from "./network-metadata.js";

/** What weights are drawn with where nothing is said of them. */
const defaultSeed = 0;

/** Writes a network and its weights to a file of the format asked for. */
export async function exportNetwork(context: CommandContext, reference: string, options: ExportOptions): Promise<void> {
  const { framework, network } = await openArgument(context, reference, options);
  const exporter = framework.catalog.exporters.get(options.format, { at: "--format" });
  const path = filePath(context, options.output);
  const weights = weightsOf(context, reference, options) ?? { seed: defaultSeed };
  const metadata = await networkMetadata(network, context.cwd);
  const progress = new Progress(context.stderr);
  const { parameters, buffers } = network.summary();
  try {
    await interruptible(async (signal) => {
      progress.show("reading the weights");
      const onProgress = (done: number): void => progress.showPart("drawing weights", done, parameters + buffers);
      const state = await networkState(network, weights, { signal, onProgress });
      progress.show(`writing ${path}`);
      await exporter.write({ graph: network.graph, state }, path, metadata);
    });
  } finally {
    progress.clear();
  }
  if ("seed" in weights) context.note(`the weights are untrained: drawn with seed ${weights.seed}`);
  context.print(`${path}: ${network.name}`);
}
