import { z } from "#zod";
import type { Operation } from "../../graph/operation.js";
import { only } from "../rules/arity.js";
import { byDerivative, elementwiseUnary } from "./unary.js";

/** The absolute value; its derivative is the sign, which is 0 at 0. */
export const abs = elementwiseUnary("abs", "elementwise", {
  gradient: byDerivative((b, x) => b.subtract(b.step(x), b.step(b.multiply(x, -1)))),
});

/** The error function. */
export const erf = elementwiseUnary("erf", "elementwise", {
  // 2 / √π · exp(−x²)
  gradient: byDerivative((b, x) => b.multiply(b.exp(b.multiply(b.multiply(x, x), -1)), 2 / Math.sqrt(Math.PI))),
});

/** The exponential. */
export const exp = elementwiseUnary("exp", "elementwise", { gradient: byDerivative((_b, _x, y) => y) });

/** The natural logarithm. */
export const log = elementwiseUnary("log", "elementwise", { gradient: byDerivative((b, x) => b.divide(1, x)) });

/** The square root. */
export const sqrt = elementwiseUnary("sqrt", "elementwise", {
  gradient: byDerivative((b, _x, y) => b.divide(0.5, y)),
});

export type PowAttributes = {
  readonly exponent: number;
};

/** x to a constant power; no number where x is negative and the exponent is not whole. */
export const pow: Operation<PowAttributes> = elementwiseUnary<PowAttributes>("pow", "elementwise", {
  attributes: z.strictObject({ exponent: z.number() }),
  // exponent · x^(exponent − 1); of the power 0 it is 0 at 0, too, as in PyTorch.
  gradient: byDerivative<PowAttributes>((b, x, _y, { exponent }) =>
    exponent === 0 ? b.number(0) : b.multiply(only(b.apply(pow, [x], { exponent: exponent - 1 })), exponent),
  ),
});

/** 1 where x > 0, 0 elsewhere: the slope of ReLU, with PyTorch's choice at 0. No gradient passes through it. */
export const step = elementwiseUnary("step", "elementwise", { gradient: () => [undefined] });
