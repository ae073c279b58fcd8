import { exactly } from "./rules/arity.js";
import { outputOf } from "./rules/output-of.js";
import { reduction } from "./reduction/reductions.js";

/** The maximum over the named axes; the gradient is shared evenly by equal maxima, as in PyTorch's `amax`. */
export const reduceMax = reduction("reduceMax", (b, node) => {
  const [x] = exactly(1, node.inputs);
  const { y, dy } = outputOf(node);
  return [
    () => {
      // y − x is nowhere negative, and 0 at the maxima alone.
      const maxima = b.subtract(1, b.step(b.subtract(y, x)));
      return b.multiply(maxima, b.divide(dy, b.sum(maxima, node.attributes.axes, node.attributes.keep)));
    },
  ];
});
