import { byDerivative, elementwiseUnary } from "./elementwise/unary.js";

/** 1 / (1 + exp(−x)). */
export const sigmoid = elementwiseUnary("sigmoid", "activation", {
  gradient: byDerivative((b, _x, y) => b.subtract(y, b.multiply(y, y))),
});
