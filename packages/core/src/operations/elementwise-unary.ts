import { z } from "zod";
import { elementsPerExample } from "../graph/axes.js";
import { elementwise } from "../graph/cost.js";
import type { Operation } from "../graph/operation.js";
import { exactly } from "./arity.js";

/** The attributes of an operation that has none. */
export type NoAttributes = Readonly<Record<string, never>>;
export const noAttributes: z.ZodType<NoAttributes> = z.strictObject({});

/** What all operations on one value, element by element, share: the output has the type of the input. */
export function elementwiseUnary(
  kind: string,
  costKind: string,
  decompose?: Operation<NoAttributes>["decompose"],
): Operation<NoAttributes> {
  return {
    kind,
    attributes: noAttributes,
    infer(inputs) {
      const [{ dtype, axes }] = exactly(1, inputs);
      return [{ dtype, axes }];
    },
    cost: (_inputs, [y]) => elementwise(costKind, elementsPerExample(y?.axes ?? [])),
    ...(decompose === undefined ? {} : { decompose }),
  };
}
