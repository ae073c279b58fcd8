import { z } from "zod";
import { elementsPerExample } from "../graph/axes.js";
import { elementwise } from "../graph/cost.js";
import type { Operation } from "../graph/operation.js";
import { exactly } from "./arity.js";

export type ClampAttributes = {
  readonly minimum: number;
  readonly maximum: number;
};

/** min(max(x, minimum), maximum); ReLU6 is the clamp to 0…6. */
export const clamp: Operation<ClampAttributes> = {
  kind: "clamp",
  attributes: z.strictObject({ minimum: z.number(), maximum: z.number() }),
  infer(inputs) {
    const [{ dtype, axes }] = exactly(1, inputs);
    return [{ dtype, axes }];
  },
  cost: (_inputs, [y]) => elementwise("activation", elementsPerExample(y?.axes ?? [])),
};
