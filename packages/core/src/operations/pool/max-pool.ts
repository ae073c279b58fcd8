import { z } from "#zod";
import { elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { exactly, only, outputOf } from "../rules/arity.js";
import { slide, type Window, windowPositions, windowSchema } from "../rules/window.js";
import { maxPoolGradient } from "./max-pool-gradient.js";

export type MaxPoolAttributes = {
  readonly windows: readonly Window[];
  /** Whether a last window may hang over the end (Caffe's rule, PyTorch's `ceil_mode`). */
  readonly ceil: boolean;
};

/** The maximum under each window; padded positions never win. The gradient goes to the first maximum of each, as in PyTorch. */
export const maxPool: Operation<MaxPoolAttributes> = {
  kind: "maxPool",
  attributes: z.strictObject({ windows: z.array(windowSchema).min(1), ceil: z.boolean() }),
  infer(inputs, { windows, ceil }) {
    const [x] = exactly(1, inputs);
    return [{ dtype: x.dtype, axes: slide(x, windows, ceil) }];
  },
  cost: (_inputs, [y], { windows }) =>
    elementwise("pool", elementsPerExample(y?.axes ?? []) * windowPositions(windows)),
  gradient(b, node) {
    const [x] = exactly(1, node.inputs);
    const { dy } = outputOf(node);
    return [() => only(b.apply(maxPoolGradient, [dy, x], node.attributes))];
  },
};
