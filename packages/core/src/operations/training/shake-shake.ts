import { ShapeError } from "../../errors/index.js";
import { describeAxes, elementsPerExample, sameAxes } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { noAttributes, type NoAttributes } from "../elementwise/unary.js";
import { exactly, sharedDtype } from "../rules/arity.js";

/**
 * Two residual branches as one (Gastaldi 2017, Shake-Shake, eqs. 2–4): α · a + (1 − α) · b, with α drawn for each
 * example in training and 1/2 otherwise. Gradients are mixed by another draw β. α and β are inputs `<path of the node>.forward`
 * and `.backward`.
 */
export const shakeShake: Operation<NoAttributes> = {
  kind: "shakeShake",
  attributes: noAttributes,
  infer(inputs) {
    const [a, b] = exactly(2, inputs);
    if (!sameAxes(a.axes, b.axes))
      throw new ShapeError({
        message: "the two branches have different axes",
        expected: describeAxes(a.axes),
        found: describeAxes(b.axes),
      });
    return [{ dtype: sharedDtype([a, b]), axes: a.axes }];
  },
  cost: (_inputs, [y]) => elementwise("elementwise", 2 * elementsPerExample(y?.axes ?? [])),
  decompose(b, inputs) {
    const [first, second] = exactly(2, inputs);
    return [b.multiply(b.add(first, second), 0.5)];
  },
  training(b, node) {
    const [first, second] = exactly(2, node.inputs);
    const type = { dtype: first.dtype, axes: first.axes.filter(({ name }) => name === "batch") };
    const [forward, backward] = [
      node.draw("forward", type, { kind: "uniform" }),
      node.draw("backward", type, { kind: "uniform" }),
    ];
    const difference = b.subtract(first, second);
    // What differs from the mixture by β is a constant to the gradient.
    const correction = b.detach(b.multiply(difference, b.subtract(forward, backward)));
    return [b.add(b.add(second, b.multiply(difference, backward)), correction)];
  },
};
