import type { Attributes } from "../../graph/attributes.js";
import type { Differentiated } from "../../graph/gradient.js";
import type { Value } from "../../graph/value.js";

/** The single output of an operation that has one. */
export function only<T>(outputs: readonly (T | undefined)[]): T {
  const [output] = outputs;
  if (output === undefined || outputs.length !== 1)
    throw new TypeError("the operation does not have exactly one output");
  return output;
}

/** The output of a node that has one, and the gradient that comes back to it. */
export function outputOf<A extends Attributes>({ outputs, gradients }: Differentiated<A>): { y: Value; dy: Value } {
  const [y, dy] = [only(outputs), only(gradients)];
  if (dy === undefined) throw new TypeError("a gradient is asked for where none comes back");
  return { y, dy };
}
