import type { ClampAttributes } from "@netgraft/core";
import { type Emitter, inputAt } from "./emitter.js";

/** Relu6 where it is that, because TensorFlow merges it with a convolution. */
export const clamp: Emitter<ClampAttributes> = ({ inputs, attributes: { minimum, maximum } }, emission) => {
  const { name, axes } = inputAt(inputs, 0);
  if (minimum === 0 && maximum === 6) return [{ name: emission.apply("Relu6", [name]), axes }];
  const raised = emission.apply("Maximum", [name, emission.number(minimum)]);
  return [{ name: emission.apply("Minimum", [raised, emission.number(maximum)]), axes }];
};
