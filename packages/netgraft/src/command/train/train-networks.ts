import type { TrainCommandOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { trainOne } from "./train-one.js";
import { trainSeries } from "./train-series.js";

/** Trains one network, or each of several networks with each of some seeds. */
export async function trainNetworks(
  context: CommandContext,
  references: readonly string[],
  options: TrainCommandOptions,
): Promise<void> {
  if (references.length > 1 || options.seeds !== undefined) return trainSeries(context, references, options);
  return trainOne(context, references[0], options);
}
