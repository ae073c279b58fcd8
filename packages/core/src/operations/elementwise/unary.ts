import { z } from "zod";
import { elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation, PrimitiveBuilder } from "../../graph/operation.js";
import type { Value } from "../../graph/value.js";
import { exactly } from "../rules/arity.js";
import { outputOf } from "../rules/output-of.js";

/** The attributes of an operation that has none. */
export type NoAttributes = Readonly<Record<string, never>>;
export const noAttributes: z.ZodType<NoAttributes> = z.strictObject({});

/** What all operations on one value, element by element, share: the output has the type of the input. */
export function elementwiseUnary(
  kind: string,
  costKind: string,
  rules: Pick<Operation<NoAttributes>, "decompose" | "gradient" | "training"> = {},
): Operation<NoAttributes> {
  return {
    kind,
    attributes: noAttributes,
    infer(inputs) {
      const [{ dtype, axes }] = exactly(1, inputs);
      return [{ dtype, axes }];
    },
    cost: (_inputs, [y]) => elementwise(costKind, elementsPerExample(y?.axes ?? [])),
    ...rules,
  };
}

/** The gradient rule of an operation on one value, element by element: what comes back times the derivative. */
export function byDerivative(
  derivative: (b: PrimitiveBuilder, x: Value, y: Value) => Value,
): NonNullable<Operation["gradient"]> {
  return (b, node) => {
    const [x] = exactly(1, node.inputs);
    const { y, dy } = outputOf(node);
    return [() => b.multiply(dy, derivative(b, x, y))];
  };
}
