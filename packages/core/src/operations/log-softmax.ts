import { z } from "zod";
import { elementsPerExample } from "../graph/axes.js";
import { elementwise } from "../graph/cost.js";
import type { Operation } from "../graph/operation.js";
import { sizeOf } from "../graph/value.js";
import { exactly } from "./rules/arity.js";
import { outputOf } from "./rules/output-of.js";
import type { SoftmaxAttributes } from "./reduction/softmax.js";

/** x − log Σ exp(x) along one axis: the logarithm of `softmax`, exact where that underflows. */
export const logSoftmax: Operation<SoftmaxAttributes> = {
  kind: "logSoftmax",
  attributes: z.strictObject({ axis: z.string() }),
  infer(inputs, { axis }) {
    const [x] = exactly(1, inputs);
    sizeOf(x, axis);
    return [{ dtype: x.dtype, axes: x.axes }];
  },
  cost: (_inputs, [y]) => elementwise("activation", elementsPerExample(y?.axes ?? [])),
  gradient(b, node) {
    const { y, dy } = outputOf(node);
    // dy − softmax(x) · Σ dy
    return [() => b.subtract(dy, b.multiply(b.exp(y), b.sum(dy, [node.attributes.axis], true)))];
  },
};
