import type { TensorSpec } from "@netgraft/core/graph";
import type { OpenWeightsOptions, WeightsFile } from "../formats/weights-file.js";
import { openWeights } from "./open-weights.js";
import { pairedWeights, type PairedWeightsOptions } from "./paired-weights.js";

/** How a file of weights is opened for a network. */
export interface OpenWeightsForOptions extends OpenWeightsOptions, PairedWeightsOptions {}

/**
 * Opens a file of weights with its tensors under the names that a network has for them, as far as they can be told; its notes say
 * what was done.
 *
 * @param specs of the network's tensors
 * @throws as `openWeights` and `pairedWeights`
 */
export async function openWeightsFor(
  path: string,
  specs: Iterable<TensorSpec>,
  { except, rename, ...options }: OpenWeightsForOptions = {},
): Promise<WeightsFile> {
  const file = await openWeights(path, options);
  try {
    return pairedWeights(file, specs, { except, rename });
  } catch (error) {
    await file.close();
    throw error;
  }
}
