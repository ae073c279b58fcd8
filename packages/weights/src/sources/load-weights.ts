import type { StateDict, Tensor, TensorSpec } from "@netgraft/core/graph";
import { checkStateDict, type MatchOptions } from "../surgery/check-state-dict.js";
import { isBatchCount } from "../surgery/is-batch-count.js";
import { arrangeTensors } from "../surgery/match-state-dict.js";
import { belongsTo } from "../surgery/modules.js";
import type { OpenWeightsOptions, WeightsFile } from "../formats/weights-file.js";
import type { Renames } from "../surgery/rename-tensors.js";
import { openWeights } from "./open-weights.js";
import { pairedWeights } from "./paired-weights.js";

/** How weights are read of a file and loaded. */
export interface LoadOptions extends ReadWeightsOptions, OpenWeightsOptions {}

/** How weights are read. */
export interface ReadWeightsOptions extends MatchOptions {
  /** Other names for tensors of the file. */
  readonly rename?: Renames | undefined;
  /** Told in a sentence what was chosen where a file leaves a choice, and of a prefix that was left out. */
  readonly onNote?: ((note: string) => void) | undefined;
  /** Sees the file once its tensors fit, before they are read; what it throws is thrown. */
  readonly accept?: ((file: WeightsFile) => Promise<void>) | undefined;
  /** Told after each tensor how many bytes have been read, and of how many. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  /** Told of the tensors of the file that are not taken, where there are some. */
  readonly onLeft?: ((names: readonly string[]) => void) | undefined;
}

/**
 * Reads the weights of a network from a file of any format that is read, with the dtypes and in the order of `specs`.
 * Names and shapes are compared before any data are read. A prefix that the file's names have beside the network's is left out.
 *
 * @throws as `openWeights`; NG_WEIGHTS_MISMATCH with every tensor that differs
 */
export async function loadWeights(
  path: string,
  specs: Iterable<TensorSpec>,
  { stateDict, background, ...options }: LoadOptions = {},
): Promise<StateDict> {
  const file = await openWeights(path, { stateDict, background });
  try {
    return await readWeights(file, specs, options);
  } finally {
    await file.close();
  }
}

/**
 * The same from a file that is open, and stays so.
 * @throws NG_READ_FAILED; NG_WEIGHTS_MISMATCH with every tensor that differs
 */
export async function readWeights(
  opened: WeightsFile,
  specs: Iterable<TensorSpec>,
  { accept, onLeft, onNote, onProgress, rename, ...options }: ReadWeightsOptions = {},
): Promise<StateDict> {
  const wanted = [...specs];
  const file = pairedWeights(opened, wanted, { except: options.except, rename });
  const matching = { file: opened.path, ...options };
  checkStateDict(wanted, file.tensors, matching);
  await accept?.(file);
  const isExcepted = belongsTo(options.except ?? []);
  const tensors = new Map<string, Tensor>();
  const taken = wanted.filter(({ name }) => file.tensors.has(name) && !isExcepted(name) && !isBatchCount(name));
  const all = taken.reduce((sum, { name }) => sum + (file.tensors.get(name)?.byteLength ?? 0), 0);
  let done = 0;
  for (const { name } of taken) {
    tensors.set(name, await file.read(name));
    done += file.tensors.get(name)?.byteLength ?? 0;
    onProgress?.(done, all);
  }
  for (const note of file.notes) onNote?.(note);
  const left = [...file.tensors.keys()].filter((name) => !tensors.has(name) && !isBatchCount(name));
  if (left.length > 0) onLeft?.(left);
  return arrangeTensors(wanted, tensors, matching);
}
