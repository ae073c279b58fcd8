import type { TensorSpec } from "@netgraft/core/graph";
import type { TensorInfo } from "../formats/stored/tensor-info.js";
import type { WeightsFile } from "../formats/weights-file.js";
import { pairNames } from "../surgery/pair-names.js";
import { type Renames, renamesInWords, renameTensors } from "../surgery/rename-tensors.js";

/** How the tensors of a file are found for a network. */
export interface PairedWeightsOptions {
  /** Modules of the network that the file may lack: patterns of paths. */
  readonly except?: readonly string[] | undefined;
  /** Other names for tensors of the file, before anything else is told of them. */
  readonly rename?: Renames | undefined;
}

/**
 * A file of weights with its tensors under the names that a network has for them, as far as they can be told; its notes say what was done.
 * It is the same file: whoever closes one closes both.
 *
 * @param specs of the network's tensors
 * @throws NG_WEIGHTS_MISMATCH where the file has nothing of what is renamed, or would have two tensors of one name
 */
export function pairedWeights(
  file: WeightsFile,
  specs: Iterable<TensorSpec>,
  { except = [], rename = {} }: PairedWeightsOptions = {},
): WeightsFile {
  const given = renameTensors([...file.tensors.keys()], rename, file.path);
  const found = new Map<string, TensorInfo>();
  for (const [name, own] of given) {
    const info = file.tensors.get(own);
    if (info !== undefined) found.set(name, info);
  }
  const { names, note } = pairNames(specs, found, { hasOrder: file.format !== "safetensors", except });
  const notes = [renamesInWords(given), note].filter((each) => each !== undefined);
  if (notes.length === 0) return file;
  const tensors = new Map<string, TensorInfo>();
  const stored = new Map<string, string>();
  for (const [name, between] of names) {
    const [info, own] = [found.get(between), given.get(between)];
    if (info === undefined || own === undefined) continue;
    tensors.set(name, info);
    stored.set(name, own);
  }
  return {
    ...file,
    tensors,
    names: stored,
    notes: [...file.notes, ...notes],
    read: (name, options) => file.read(stored.get(name) ?? name, options),
  };
}
