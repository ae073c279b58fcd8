import { byDerivative, elementwiseUnary } from "./elementwise/unary.js";

/** The square root. */
export const sqrt = elementwiseUnary("sqrt", "elementwise", {
  gradient: byDerivative((b, _x, y) => b.divide(0.5, y)),
});
