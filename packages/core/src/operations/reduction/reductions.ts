import type { Formulas } from "../../graph/operation.js";
import { sizeOf, type Value } from "../../graph/value.js";
import { exactly, outputOf } from "../rules/arity.js";
import { reduction, type ReductionAttributes } from "./reduction.js";

/** The maximum over the named axes; the gradient is shared evenly by equal maxima, as in PyTorch's `amax`. */
export const reduceMax = reduction("reduceMax", (b, node) => {
  const [x] = exactly(1, node.inputs);
  const { y, dy } = outputOf(node);
  // y − x is nowhere negative, and 0 at the maxima alone.
  return [() => sharedEvenly(b, b.subtract(1, b.step(b.subtract(y, x))), dy, node.attributes)];
});

/** The minimum over the named axes; the gradient is shared evenly by equal minima, as in PyTorch's `amin`. */
export const reduceMin = reduction("reduceMin", (b, node) => {
  const [x] = exactly(1, node.inputs);
  const { y, dy } = outputOf(node);
  return [() => sharedEvenly(b, b.subtract(1, b.step(b.subtract(x, y))), dy, node.attributes)];
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

/** A gradient in equal parts at the places along the reduced axes that are 1. */
function sharedEvenly(b: Formulas, places: Value, dy: Value, attributes: ReductionAttributes): Value {
  return b.multiply(places, b.divide(dy, b.reduceSum(places, attributes.axes, attributes)));
}
