import { elementwiseUnary } from "./elementwise-unary.js";

/** The exponential. */
export const exp = elementwiseUnary("exp", "elementwise");
