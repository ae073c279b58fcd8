import { z } from "zod";
import { elementsPerExample } from "../graph/axes.js";
import { elementwise } from "../graph/cost.js";
import type { Operation } from "../graph/operation.js";
import { exactly } from "./rules/arity.js";
import { outputOf } from "./rules/output-of.js";

export type ClampAttributes = {
  readonly minimum: number;
  readonly maximum: number;
};

/**
 * min(max(x, minimum), maximum); ReLU6 is the clamp to 0…6. No gradient passes at the two ends, as in PyTorch's
 * `relu6` and `hardtanh` (its `clamp` lets it pass there).
 */
export const clamp: Operation<ClampAttributes> = {
  kind: "clamp",
  attributes: z.strictObject({ minimum: z.number(), maximum: z.number() }),
  infer(inputs) {
    const [{ dtype, axes }] = exactly(1, inputs);
    return [{ dtype, axes }];
  },
  cost: (_inputs, [y]) => elementwise("activation", elementsPerExample(y?.axes ?? [])),
  gradient(b, node) {
    const [x] = exactly(1, node.inputs);
    const { dy } = outputOf(node);
    const { minimum, maximum } = node.attributes;
    const inside = () => b.multiply(b.step(b.subtract(x, minimum)), b.step(b.subtract(maximum, x)));
    return [() => b.multiply(dy, inside())];
  },
};
