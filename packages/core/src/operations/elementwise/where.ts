import { elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { exactly, only, outputOf, sharedDtype } from "../rules/arity.js";
import { broadcastAxes } from "./binary.js";
import { noAttributes, type NoAttributes } from "./unary.js";

/**
 * a where the condition is not 0, b where it is; all three are matched by axis name. Unlike a sum of products it keeps
 * what is not finite on the other side out. No gradient passes to the condition.
 *
 * Inputs: condition, a, b of one dtype; `step` and its like make conditions.
 */
export const where: Operation<NoAttributes> = {
  kind: "where",
  attributes: noAttributes,
  infer(inputs) {
    const [condition, a, other] = exactly(3, inputs);
    const dtype = sharedDtype([condition, a, other]);
    return [{ dtype, axes: broadcastAxes({ dtype, axes: broadcastAxes(a, other) }, condition) }];
  },
  cost: (_inputs, [y]) => elementwise("elementwise", elementsPerExample(y?.axes ?? [])),
  gradient(b, node) {
    const [condition, a, other] = exactly(3, node.inputs);
    const { dy } = outputOf(node);
    return [
      undefined,
      () => b.reduceTo(only(b.apply(where, [condition, dy, b.number(0)], {})), a),
      () => b.reduceTo(only(b.apply(where, [condition, b.number(0), dy], {})), other),
    ];
  },
};
