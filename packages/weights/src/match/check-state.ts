import type { NetworkState, Problem, TensorSpec } from "@netgraft/core";
import { ModelTensorError } from "../errors.js";

/** @throws NG_MODEL_TENSOR naming every tensor that is missing or has another number of elements. */
export function checkState(specs: readonly TensorSpec[], state: NetworkState): void {
  const problems = specs.flatMap(({ name, shape }): Problem[] => {
    const elements = shape.reduce((product, size) => product * size, 1);
    const found = state.get(name)?.data.length;
    if (found === elements) return [];
    return [
      {
        at: name,
        message: "the weights do not fit the model",
        expected: `${elements} elements`,
        found: found === undefined ? "no such tensor" : `${found}`,
      },
    ];
  });
  if (problems.length > 0) throw new ModelTensorError(problems);
}
