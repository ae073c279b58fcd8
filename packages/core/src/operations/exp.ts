import { byDerivative, elementwiseUnary } from "./elementwise/unary.js";

/** The exponential. */
export const exp = elementwiseUnary("exp", "elementwise", { gradient: byDerivative((_b, _x, y) => y) });
