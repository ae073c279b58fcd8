import { elementwiseUnary } from "./elementwise-unary.js";

/** The hyperbolic tangent. */
export const tanh = elementwiseUnary("tanh", "activation");
