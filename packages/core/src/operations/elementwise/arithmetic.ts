import { z } from "zod";
import { elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { exactly, sharedDtype } from "../rules/arity.js";
import { broadcastAxes, byParts } from "./binary.js";

export type AddAttributes = {
  /** Whether it joins a residual branch and its shortcut; counted apart as `residualAdd`. */
  readonly residual: boolean;
};

/** a + b, matched by axis name. */
export const add: Operation<AddAttributes> = {
  kind: "add",
  attributes: z.strictObject({ residual: z.boolean() }),
  infer(inputs) {
    const [a, b] = exactly(2, inputs);
    return [{ dtype: sharedDtype([a, b]), axes: broadcastAxes(a, b) }];
  },
  cost: (_inputs, [y], { residual }) =>
    elementwise(residual ? "residualAdd" : "elementwise", elementsPerExample(y?.axes ?? [])),
  gradient: byParts((_b, dy) => [() => dy, () => dy]),
};
