import { ShapeError } from "../../errors/index.js";
import type { Attributes } from "../../graph/attributes.js";
import { type Axes, type Axis, describeAxes, elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Formulas, Operation } from "../../graph/operation.js";
import type { Value, ValueType } from "../../graph/value.js";
import { exactly, outputOf, sharedDtype } from "../rules/arity.js";
import { type ElementwiseRules, noAttributes, type NoAttributes } from "./unary.js";

/**
 * The axes of an operation on two values, element by element. Axes are matched by name; where one value lacks an
 * axis, or has it with size 1, its elements are repeated along it. The order is that of `a`, then what only `b` has.
 * @throws NG_SHAPE where two sizes of one axis differ and neither is 1.
 */
export function broadcastAxes(a: ValueType, b: ValueType): Axes {
  const joined = a.axes.map((axis): Axis => {
    const other = b.axes.find(({ name }) => name === axis.name);
    if (other === undefined || other.size === axis.size || other.size === 1) return axis;
    if (axis.size === 1) return other;
    throw new ShapeError({
      message: `the sizes of axis "${axis.name}" do not fit each other`,
      expected: describeAxes(a.axes),
      found: describeAxes(b.axes),
    });
  });
  return [...joined, ...b.axes.filter(({ name }) => !a.axes.some((axis) => axis.name === name))];
}

/** What all operations on two values, element by element, share. */
export function elementwiseBinary(
  kind: string,
  costKind: string,
  rules?: ElementwiseRules<NoAttributes>,
): Operation<NoAttributes>;
export function elementwiseBinary<A extends Attributes>(
  kind: string,
  costKind: string,
  rules: ElementwiseRules<A> & Pick<Operation<A>, "attributes">,
): Operation<A>;
export function elementwiseBinary(kind: string, costKind: string, rules: ElementwiseRules<Attributes> = {}): Operation {
  return {
    kind,
    attributes: noAttributes,
    infer(inputs) {
      const [a, b] = exactly(2, inputs);
      return [{ dtype: sharedDtype([a, b]), axes: broadcastAxes(a, b) }];
    },
    cost: (_inputs, [y]) => elementwise(costKind, elementsPerExample(y?.axes ?? [])),
    ...rules,
  };
}

/**
 * The gradient rule of an operation on two values, element by element: what passes back to a and to b before
 * repetition is undone.
 */
export function byParts(
  parts: (b: Formulas, dy: Value, a: Value, other: Value, y: Value) => readonly [() => Value, () => Value],
): NonNullable<Operation["gradient"]> {
  return (b, node) => {
    const [first, second] = exactly(2, node.inputs);
    const { y, dy } = outputOf(node);
    const [ofFirst, ofSecond] = parts(b, dy, first, second, y);
    return [() => b.reduceTo(ofFirst(), first), () => b.reduceTo(ofSecond(), second)];
  };
}
