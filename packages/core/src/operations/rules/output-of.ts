import type { Attributes } from "../../graph/attributes.js";
import type { Differentiated } from "../../graph/gradient.js";
import type { Value } from "../../graph/value.js";
import { only } from "./only.js";

/** The output of a node that has one, and the gradient that comes back to it. */
export function outputOf<A extends Attributes>({ outputs, gradients }: Differentiated<A>): { y: Value; dy: Value } {
  const [y, dy] = [only(outputs), only(gradients)];
  if (dy === undefined) throw new TypeError("a gradient is asked for where none comes back");
  return { y, dy };
}
