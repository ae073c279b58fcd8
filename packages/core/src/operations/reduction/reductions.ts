import { sizeOf } from "../../graph/value.js";
import { exactly } from "../rules/arity.js";
import { outputOf } from "../rules/outputs.js";
import { reduction } from "./reduction.js";

/** The maximum over the named axes; the gradient is shared evenly by equal maxima, as in PyTorch's `amax`. */
export const reduceMax = reduction("reduceMax", (b, node) => {
  const [x] = exactly(1, node.inputs);
  const { y, dy } = outputOf(node);
  return [
    () => {
      // y − x is nowhere negative, and 0 at the maxima alone.
      const maxima = b.subtract(1, b.step(b.subtract(y, x)));
      return b.multiply(maxima, b.divide(dy, b.reduceSum(maxima, node.attributes.axes, node.attributes)));
    },
  ];
});

/** The mean over the named axes. */
export const reduceMean = reduction("reduceMean", (b, node) => {
  const [x] = exactly(1, node.inputs);
  const { dy } = outputOf(node);
  const count = node.attributes.axes.reduce((product, axis) => product * sizeOf(x, axis), 1);
  return [() => b.expand(b.multiply(dy, 1 / count), x.axes)];
});

/** The sum over the named axes. */
export const reduceSum = reduction("reduceSum", (b, node) => {
  const [x] = exactly(1, node.inputs);
  const { dy } = outputOf(node);
  return [() => b.expand(dy, x.axes)];
});
