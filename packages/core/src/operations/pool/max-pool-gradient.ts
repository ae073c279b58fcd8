import { z } from "#zod";
import { elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { exactly, sharedDtype } from "../rules/arity.js";
import { assertGradientAxes } from "../rules/axes.js";
import { slide, type Window, windowPositions, windowSchema } from "../rules/window.js";

export type MaxPoolGradientAttributes = {
  readonly windows: readonly Window[];
  /** As of the pool. */
  readonly ceil: boolean;
};

/**
 * What passes back through a maximum pool: the gradient of each window goes to its first maximum, as in PyTorch, not to
 * all that are equal; the order is row-major, the axis of the first window slowest.
 *
 * Inputs: dy, and the pool's input x. Output: dx.
 */
export const maxPoolGradient: Operation<MaxPoolGradientAttributes> = {
  kind: "maxPoolGradient",
  attributes: z.strictObject({ windows: z.array(windowSchema).min(1), ceil: z.boolean() }),
  infer(inputs, { windows, ceil }) {
    const [dy, x] = exactly(2, inputs);
    assertGradientAxes(dy, slide(x, windows, ceil));
    return [{ dtype: sharedDtype([dy, x]), axes: x.axes }];
  },
  cost: ([dy], _outputs, { windows }) =>
    elementwise("pool", elementsPerExample(dy?.axes ?? []) * windowPositions(windows)),
};
