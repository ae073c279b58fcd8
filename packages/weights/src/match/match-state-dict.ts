import type { TensorSpec } from "@netgraft/core";
import type { StateDict, Tensor } from "../tensor/tensor.js";
import { toFloat32 } from "../tensor/to-float32.js";
import { checkStateDict, type MatchOptions } from "./check-state-dict.js";
import { belongsTo } from "./modules.js";

/**
 * The weights of a network from a state dict: one float32 tensor for each spec, in the order and with the shape of the
 * specs. Data that are float32 already are not copied. `num_batches_tracked` is left out, and so are tensors of
 * auxiliary heads that the state dict lacks, and of modules that are excepted.
 *
 * @throws NG_WEIGHTS_MISMATCH with every tensor that is missing, unexpected, or of another shape or dtype
 */
export function matchStateDict(
  specs: Iterable<TensorSpec>,
  tensors: StateDict,
  options: MatchOptions = {},
): StateDict<"float32"> {
  const wanted = [...specs];
  checkStateDict(wanted, tensors, options);
  const isExcepted = belongsTo(options.except ?? []);
  const matched = new Map<string, Tensor<"float32">>();
  for (const { name, shape } of wanted) {
    const tensor = tensors.get(name);
    if (tensor === undefined || isExcepted(name)) continue;
    const converted = toFloat32(tensor);
    // Batch counts, which are integers, are all that the check lets pass besides floats.
    if (converted.dtype === "float32") matched.set(name, { dtype: "float32", shape, data: converted.data });
  }
  return matched;
}
