import type { TensorSpec } from "@netgraft/core/graph";
import type { TensorInfo } from "../formats/stored/tensor-info.js";
import type { OpenWeightsOptions, WeightsFile } from "../formats/weights-file.js";
import { type NamePairing, pairNames } from "../surgery/pair-names.js";
import { openWeights } from "./open-weights.js";

/** How a file of weights is opened for a network. */
export interface OpenWeightsForOptions extends OpenWeightsOptions {
  /** Modules of the network that the file may lack: patterns of paths. */
  readonly except?: readonly string[] | undefined;
}

/**
 * Opens a file of weights with its tensors under the names that a network has for them, as far as they can be told; its notes say
 * what was done.
 *
 * @param specs of the network's tensors
 * @throws as `openWeights`
 */
export async function openWeightsFor(
  path: string,
  specs: Iterable<TensorSpec>,
  { except = [], ...options }: OpenWeightsForOptions = {},
): Promise<WeightsFile> {
  const file = await openWeights(path, options);
  return renamed(file, pairNames(specs, file.tensors, { hasOrder: file.format !== "safetensors", except }));
}

function renamed(file: WeightsFile, { names, note }: NamePairing): WeightsFile {
  if (note === undefined) return file;
  const tensors = new Map<string, TensorInfo>();
  for (const [name, own] of names) {
    const info = file.tensors.get(own);
    if (info !== undefined) tensors.set(name, info);
  }
  return {
    ...file,
    tensors,
    names,
    notes: [...file.notes, note],
    read: (name, options) => file.read(names.get(name) ?? name, options),
  };
}
