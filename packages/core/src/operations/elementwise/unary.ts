import { z } from "#zod";
import type { Attributes } from "../../graph/attributes.js";
import { elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Formulas, Operation } from "../../graph/operation.js";
import type { Value } from "../../graph/value.js";
import { exactly, outputOf } from "../rules/arity.js";

/** The attributes of an operation that has none. */
export type NoAttributes = Readonly<Record<string, never>>;
export const noAttributes: z.ZodType<NoAttributes> = z.strictObject({});

/** What an operation says of itself beside its kind and its shape rule. */
export type ElementwiseRules<A extends Attributes> = Partial<Omit<Operation<A>, "kind" | "infer">>;

/** What all operations on one value, element by element, share: the output has the type of the input. */
export function elementwiseUnary(
  kind: string,
  costKind: string,
  rules?: ElementwiseRules<NoAttributes>,
): Operation<NoAttributes>;
export function elementwiseUnary<A extends Attributes>(
  kind: string,
  costKind: string,
  rules: ElementwiseRules<A> & Pick<Operation<A>, "attributes">,
): Operation<A>;
export function elementwiseUnary(kind: string, costKind: string, rules: ElementwiseRules<Attributes> = {}): Operation {
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

/** The decomposition of an operation on one value by its formula. */
export function byFormula<A extends Attributes>(
  formula: (b: Formulas, x: Value, attributes: A) => Value,
): NonNullable<Operation<A>["decompose"]> {
  return (b, inputs, attributes) => [formula(b, exactly(1, inputs)[0], attributes)];
}

/** The gradient rule of an operation on one value, element by element: what comes back times the derivative. */
export function byDerivative<A extends Attributes>(
  derivative: (b: Formulas, x: Value, y: Value, attributes: A) => Value,
): NonNullable<Operation<A>["gradient"]> {
  return (b, node) => {
    const [x] = exactly(1, node.inputs);
    const { y, dy } = outputOf(node);
    return [() => b.multiply(dy, derivative(b, x, y, node.attributes))];
  };
}
