import { byDerivative, elementwiseUnary } from "./elementwise/unary.js";

/** The hyperbolic tangent. */
export const tanh = elementwiseUnary("tanh", "activation", {
  gradient: byDerivative((b, _x, y) => b.subtract(1, b.multiply(y, y))),
});
