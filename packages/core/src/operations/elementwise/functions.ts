import { byDerivative, elementwiseUnary } from "./unary.js";

/** The absolute value; its derivative is the sign, which is 0 at 0. */
export const abs = elementwiseUnary("abs", "elementwise", {
  gradient: byDerivative((b, x) => b.subtract(b.step(x), b.step(b.multiply(x, -1)))),
});
