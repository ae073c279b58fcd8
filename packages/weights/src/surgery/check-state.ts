import {
  counted,
  describeShape,
  elementCount,
  type NetworkState,
  type Problem,
  type Tensor,
  type TensorSpec,
} from "@netgraft/core/graph";
import { ModelTensorError } from "../errors.js";
import { fitsShape } from "./fits-shape.js";

/**
 * Checks that a state has what a model declares.
 * @throws NG_MODEL_TENSOR naming every tensor that is missing, or of another shape or dtype
 */
export function checkState(specs: readonly TensorSpec[], state: NetworkState): void {
  const problems = specs.flatMap(({ name, dtype, shape }): Problem[] => {
    const found = state.get(name);
    const isFilled = found?.data.length === elementCount(shape);
    if (found?.dtype === dtype && fitsShape(shape, found.shape) && isFilled) return [];
    return [
      {
        at: name,
        message: "the weights do not fit the model",
        expected: `${dtype} ${describeShape(shape)}`,
        found: found === undefined ? "no such tensor" : described(found),
      },
    ];
  });
  if (problems.length > 0) throw new ModelTensorError(problems);
}

function described({ dtype, shape, data }: Tensor): string {
  const isFilled = data.length === elementCount(shape);
  return `${dtype} ${describeShape(shape)}${isFilled ? "" : ` with ${counted(data.length, "element")}`}`;
}
