import { z } from "#zod";
import { elementsPerExample, withSize } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { matrixAlong } from "../product/matrix-along.js";
import { exactly } from "../rules/arity.js";

export type NearestResizeAttributes = {
  /** The axes that are resized, and the size of each afterwards. */
  readonly sizes: readonly { readonly axis: string; readonly size: number }[];
};

/**
 * Repeats or leaves out elements along axes (PyTorch's `interpolate`, mode `nearest`): of n elements, the k-th of m is
 * ⌊k n / m⌋.
 */
export const nearestResize: Operation<NearestResizeAttributes> = {
  kind: "nearestResize",
  attributes: z.strictObject({
    sizes: z.array(z.strictObject({ axis: z.string(), size: z.int().positive() })).min(1),
  }),
  infer(inputs, { sizes }) {
    const [x] = exactly(1, inputs);
    for (const { axis } of sizes) sizeOf(x, axis);
    return [{ dtype: x.dtype, axes: sizes.reduce((all, { axis, size }) => withSize(all, axis, size), x.axes) }];
  },
  cost: (_inputs, [y]) => elementwise("resize", elementsPerExample(y?.axes ?? [])),
  decompose(b, inputs, { sizes }) {
    const [x] = exactly(1, inputs);
    return [
      sizes.reduce((value, { axis, size }) => {
        const length = sizeOf(value, axis);
        if (length === size) return value;
        return matrixAlong(b, value, axis, size, (from, to) => (from === Math.floor((to * length) / size) ? 1 : 0));
      }, x),
    ];
  },
};
