import { exactly } from "./rules/arity.js";
import { outputOf } from "./rules/output-of.js";
import { reduction } from "./reduction/reductions.js";

/** The sum over the named axes. */
export const reduceSum = reduction("reduceSum", (b, node) => {
  const [x] = exactly(1, node.inputs);
  const { dy } = outputOf(node);
  return [() => b.expand(dy, x.axes)];
});
