import type { StateDict, Tensor, TensorSpec } from "@netgraft/core/graph";
import { checkStateDict, type MatchOptions } from "../surgery/check-state-dict.js";
import { isBatchCount } from "../surgery/is-batch-count.js";
import { arrangeTensors } from "../surgery/match-state-dict.js";
import { belongsTo } from "../surgery/modules.js";
import { openWeights } from "./open-weights.js";

/** How weights are read. */
export interface LoadOptions extends MatchOptions {
  /** Told of the tensors of the file that are not taken, where there are some. */
  readonly onLeft?: ((names: readonly string[]) => void) | undefined;
}

/**
 * Reads the weights of a network from a file of any format that is read, with the dtypes and in the order of `specs`.
 * Names and shapes are compared before any data are read.
 *
 * @throws as `openWeights`; NG_WEIGHTS_MISMATCH with every tensor that differs
 */
export async function loadWeights(
  path: string,
  specs: Iterable<TensorSpec>,
  { onLeft, ...options }: LoadOptions = {},
): Promise<StateDict> {
  const wanted = [...specs];
  const file = await openWeights(path);
  try {
    const matching = { file: path, ...options };
    checkStateDict(wanted, file.tensors, matching);
    const isExcepted = belongsTo(options.except ?? []);
    const tensors = new Map<string, Tensor>();
    for (const { name } of wanted) {
      if (file.tensors.has(name) && !isExcepted(name)) tensors.set(name, await file.read(name));
    }
    const left = [...file.tensors.keys()].filter((name) => !tensors.has(name) && !isBatchCount(name));
    if (left.length > 0) onLeft?.(left);
    return arrangeTensors(wanted, tensors, matching);
  } finally {
    await file.close();
  }
}
