import { runWeights } from "../../loader/run-folder.js";
import type { WeightsSource } from "../../run/weights-source.js";
import type { CommandContext } from "../context.js";
import { filePath } from "./file-path.js";
import { type WeightsOptions, weightsSource } from "./weights-options.js";

/**
 * Where the weights of the network come from that an argument names: what the options say, or what training has left in
 * the folder of a run; undefined where neither is given.
 */
export function weightsOf(
  context: CommandContext,
  reference: string,
  options: WeightsOptions,
): WeightsSource | undefined {
  const path = (argument: string): string => filePath(context, argument);
  const trained = runWeights(context.path(reference));
  return weightsSource(options, path) ?? (trained === undefined ? undefined : { file: path(trained) });
}
