import { z } from "#zod";
import { elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { exactly, outputOf } from "../rules/arity.js";

export type SoftmaxAttributes = {
  readonly axis: string;
};

/** exp(x) / Σ exp(x) along one axis. */
export const softmax: Operation<SoftmaxAttributes> = alongAxis("softmax", (b, node) => {
  const { y, dy } = outputOf(node);
  // y · (dy − Σ y · dy)
  return [() => b.multiply(y, b.subtract(dy, b.reduceSum(b.multiply(y, dy), [node.attributes.axis], { keep: true })))];
});

/** x − log Σ exp(x) along one axis: the logarithm of `softmax`, exact where that underflows. */
export const logSoftmax: Operation<SoftmaxAttributes> = alongAxis("logSoftmax", (b, node) => {
  const { y, dy } = outputOf(node);
  // dy − softmax(x) · Σ dy
  return [() => b.subtract(dy, b.multiply(b.exp(y), b.reduceSum(dy, [node.attributes.axis], { keep: true })))];
});

/** What both share: the output has the type of the input. */
function alongAxis(
  kind: string,
  gradient: NonNullable<Operation<SoftmaxAttributes>["gradient"]>,
): Operation<SoftmaxAttributes> {
  return {
    kind,
    attributes: z.strictObject({ axis: z.string() }),
    infer(inputs, { axis }) {
      const [x] = exactly(1, inputs);
      sizeOf(x, axis);
      return [{ dtype: x.dtype, axes: x.axes }];
    },
    cost: (_inputs, [y]) => elementwise("activation", elementsPerExample(y?.axes ?? [])),
    gradient,
  };
}
