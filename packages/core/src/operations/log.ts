import { byDerivative, elementwiseUnary } from "./elementwise/unary.js";

/** The natural logarithm. */
export const log = elementwiseUnary("log", "elementwise", { gradient: byDerivative((b, x) => b.divide(1, x)) });
