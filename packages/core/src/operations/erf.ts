import { elementwiseUnary } from "./elementwise-unary.js";

/** The error function. */
export const erf = elementwiseUnary("erf", "elementwise");
