import { z } from "#zod";
import { elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Formulas } from "../../graph/operation.js";
import type { Value } from "../../graph/value.js";
import { once } from "../rules/once.js";
import { byParts, elementwiseBinary } from "./binary.js";

export type AddAttributes = {
  /** Whether it joins a residual branch and its shortcut; counted apart as `residualAdd`. */
  readonly residual: boolean;
};

/** a + b, matched by axis name. */
export const add = elementwiseBinary<AddAttributes>("add", "elementwise", {
  attributes: z.strictObject({ residual: z.boolean() }),
  cost: (_inputs, [y], { residual }) =>
    elementwise(residual ? "residualAdd" : "elementwise", elementsPerExample(y?.axes ?? [])),
  gradient: byParts((_b, dy) => [() => dy, () => dy]),
});

/** a − b, matched by axis name. */
export const subtract = elementwiseBinary("subtract", "elementwise", {
  gradient: byParts((b, dy) => [() => dy, () => b.multiply(dy, -1)]),
});

/** a · b, matched by axis name. Where one of them is repeated along an axis it is counted as `scale`, the SE block's last step. */
export const multiply = elementwiseBinary("multiply", "elementwise", {
  cost([a, b], [y]) {
    const [count, ...parts] = [y, a, b].map((value) => elementsPerExample(value?.axes ?? []));
    return elementwise(parts.every((part) => part === count) ? "elementwise" : "scale", count ?? 0);
  },
  gradient: byParts((b, dy, first, second) => [() => b.multiply(dy, second), () => b.multiply(dy, first)]),
});

/** a / b, matched by axis name. */
export const divide = elementwiseBinary("divide", "elementwise", {
  gradient: byParts((b, dy, _numerator, denominator, y) => {
    const part = once(() => b.divide(dy, denominator));
    return [part, () => b.multiply(b.multiply(part(), y), -1)];
  }),
});

/** The larger of a and b, matched by axis name; the gradient goes to the larger, half to each where they are equal (as in PyTorch). */
export const maximum = elementwiseBinary("maximum", "elementwise", {
  gradient: byParts((b, dy, first, second) => [
    () => b.multiply(dy, shareOfLarger(b, first, second)),
    () => b.multiply(dy, shareOfLarger(b, second, first)),
  ]),
});

/** The smaller of a and b, matched by axis name; the gradient goes to the smaller, half to each where they are equal (as in PyTorch). */
export const minimum = elementwiseBinary("minimum", "elementwise", {
  gradient: byParts((b, dy, first, second) => [
    () => b.multiply(dy, shareOfLarger(b, second, first)),
    () => b.multiply(dy, shareOfLarger(b, first, second)),
  ]),
});

/** 1, 0 or ½ where x is larger, smaller or equal. */
function shareOfLarger(b: Formulas, x: Value, other: Value): Value {
  const sign = b.subtract(b.step(b.subtract(x, other)), b.step(b.subtract(other, x)));
  return b.multiply(b.add(sign, 1), 0.5);
}
