import { elementwiseUnary } from "./elementwise-unary.js";

/** The natural logarithm. */
export const log = elementwiseUnary("log", "elementwise");
