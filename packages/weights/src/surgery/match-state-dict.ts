import { castTensor, type DType, type StateDict, type Tensor, type TensorSpec } from "@netgraft/core/graph";
import { checkStateDict, type MatchOptions } from "./check-state-dict.js";
import { isBatchCount } from "./is-batch-count.js";
import { belongsTo } from "./modules.js";

/**
 * The weights of a network from a state dict: one tensor for each spec, in the order and with the shape and dtype of the
 * specs. Data that have the dtype already are not copied. `num_batches_tracked` is left out, and so are tensors of
 * auxiliary heads that the state dict lacks, and of modules that are excepted.
 *
 * @throws NG_WEIGHTS_MISMATCH with every tensor that is missing, unexpected, or of another shape or dtype
 */
export function matchStateDict(specs: Iterable<TensorSpec>, tensors: StateDict, options: MatchOptions = {}): StateDict {
  const wanted = [...specs];
  checkStateDict(wanted, tensors, options);
  return arrangeTensors(wanted, tensors, options);
}

/** The same of a state dict that has been checked. */
export function arrangeTensors(wanted: readonly TensorSpec[], tensors: StateDict, options: MatchOptions): StateDict {
  const isExcepted = belongsTo(options.except ?? []);
  const matched = new Map<string, Tensor>();
  for (const { name, dtype, shape } of wanted) {
    const tensor = tensors.get(name);
    if (tensor === undefined || isExcepted(name) || isBatchCount(name)) continue;
    matched.set(name, { ...castTensor<DType>(tensor, dtype), shape });
  }
  return matched;
}
