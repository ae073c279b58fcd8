import type { Emission } from "../lower/emission.js";
import { arrange } from "../lower/arrange.js";
import { orderOf, type EmittedTensor } from "../lower/emitted-tensor.js";
import { binary } from "./binary.js";
import { type Emitter, inputAt } from "./emitter.js";

const product = binary("Mul");

/** The product; with the step of something, the gradient that passes back through ReLU, which is one pass where they are three. */
export const multiply: Emitter = (node, emission) => {
  const [a, b] = [inputAt(node.inputs, 0), inputAt(node.inputs, 1)];
  return reluGradient(emission, a, b) ?? reluGradient(emission, b, a) ?? product(node, emission);
};

function reluGradient(
  emission: Emission,
  dy: EmittedTensor,
  { stepOf }: EmittedTensor,
): readonly EmittedTensor[] | undefined {
  if (stepOf === undefined || dy.axes.length !== stepOf.axes.length) return undefined;
  const isOfOneShape = stepOf.axes.every(({ name, size }) =>
    dy.axes.some((axis) => axis.name === name && axis.size === size),
  );
  if (!isOfOneShape) return undefined;
  const gradients = arrange(emission, dy, orderOf(stepOf));
  return [{ name: emission.apply("ReluGrad", [gradients.name, stepOf.name]), axes: stepOf.axes }];
}
