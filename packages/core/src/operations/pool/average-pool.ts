import { z } from "#zod";
import { elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { exactly, only, outputOf } from "../rules/arity.js";
import { slide, type Window, windowPositions, windowSchema } from "../rules/window.js";
import { averagePoolGradient } from "./average-pool-gradient.js";

export type AveragePoolAttributes = {
  readonly windows: readonly Window[];
  /** Whether a last window may hang over the end (PyTorch's `ceil_mode`). */
  readonly ceil: boolean;
  /** Whether padded positions count as zeros (Caffe, PyTorch's default) or are left out of the mean (TensorFlow). */
  readonly countPadding: boolean;
};

/** The mean under each window. */
export const averagePool: Operation<AveragePoolAttributes> = {
  kind: "averagePool",
  attributes: z.strictObject({ windows: z.array(windowSchema).min(1), ceil: z.boolean(), countPadding: z.boolean() }),
  infer(inputs, { windows, ceil }) {
    const [x] = exactly(1, inputs);
    return [{ dtype: x.dtype, axes: slide(x, windows, ceil) }];
  },
  cost: (_inputs, [y], { windows }) =>
    elementwise("pool", elementsPerExample(y?.axes ?? []) * windowPositions(windows)),
  gradient(b, node) {
    const [x] = exactly(1, node.inputs);
    const { dy } = outputOf(node);
    const sizes = node.attributes.windows.map(({ axis }) => ({ axis, size: sizeOf(x, axis) }));
    return [() => only(b.apply(averagePoolGradient, [dy], { ...node.attributes, sizes }))];
  },
};
