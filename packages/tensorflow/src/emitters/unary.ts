import type { NoAttributes } from "@netgraft/core";
import { type Emitter, inputAt } from "./emitter.js";

/** An operation on one value, element by element, that TensorFlow has too. */
export function unary(op: string): Emitter<NoAttributes> {
  return ({ inputs }, emission) => {
    const { name, axes } = inputAt(inputs, 0);
    return [{ name: emission.apply(op, [name]), axes }];
  };
}
