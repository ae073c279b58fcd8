import { elementwiseUnary } from "./elementwise-unary.js";

/** The square root. */
export const sqrt = elementwiseUnary("sqrt", "elementwise");
