import { sizeOf } from "../graph/value.js";
import { exactly } from "./rules/arity.js";
import { outputOf } from "./rules/output-of.js";
import { reduction } from "./reduction/reductions.js";

/** The mean over the named axes. */
export const reduceMean = reduction("reduceMean", (b, node) => {
  const [x] = exactly(1, node.inputs);
  const { dy } = outputOf(node);
  const count = node.attributes.axes.reduce((product, axis) => product * sizeOf(x, axis), 1);
  return [() => b.expand(b.multiply(dy, 1 / count), x.axes)];
});
