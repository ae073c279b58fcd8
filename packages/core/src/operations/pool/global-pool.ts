import { z } from "#zod";
import { elementsPerExample, withSize } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { reduceMax, reduceMean } from "../reduction/reductions.js";
import { exactly } from "../rules/arity.js";

export type GlobalPoolAttributes = {
  readonly of: "mean" | "maximum";
};

/** The mean or maximum of each feature map, kept as height 1 and width 1: the squeeze of SE (Hu et al. 2018, eq. 2). */
export const globalPool: Operation<GlobalPoolAttributes> = {
  kind: "globalPool",
  attributes: z.strictObject({ of: z.enum(["mean", "maximum"]) }),
  infer(inputs) {
    const [x] = exactly(1, inputs);
    sizeOf(x, "height");
    sizeOf(x, "width");
    return [{ dtype: x.dtype, axes: withSize(withSize(x.axes, "height", 1), "width", 1) }];
  },
  cost: ([x]) => elementwise("globalPool", elementsPerExample(x?.axes ?? [])),
  decompose: (b, inputs, { of }) =>
    b.apply(of === "mean" ? reduceMean : reduceMax, inputs, { axes: ["height", "width"], keep: true }),
  gradient(b, node) {
    const reduction = node.attributes.of === "mean" ? reduceMean : reduceMax;
    return reduction.gradient?.(b, { ...node, attributes: { axes: ["height", "width"], keep: true } }) ?? [];
  },
};
