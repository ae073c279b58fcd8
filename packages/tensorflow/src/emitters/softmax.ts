import type { SoftmaxAttributes } from "@netgraft/core";
import { withLast } from "../lower/arrange.js";
import { type Emitter, inputAt } from "./emitter.js";

/** TensorFlow's softmaxes are along the last axis. */
export function softmaxOf(op: string): Emitter<SoftmaxAttributes> {
  return ({ inputs, attributes: { axis } }, emission) => {
    const { name, axes } = withLast(emission, inputAt(inputs, 0), axis);
    return [{ name: emission.apply(op, [name]), axes }];
  };
}

export const softmax = softmaxOf("Softmax");
