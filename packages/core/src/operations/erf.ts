import { byDerivative, elementwiseUnary } from "./elementwise/unary.js";

/** The error function. */
export const erf = elementwiseUnary("erf", "elementwise", {
  // 2 / √π · exp(−x²)
  gradient: byDerivative((b, x) => b.multiply(b.exp(b.multiply(b.multiply(x, x), -1)), 2 / Math.sqrt(Math.PI))),
});
