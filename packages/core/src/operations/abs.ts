import { elementwiseUnary } from "./elementwise-unary.js";

/** The absolute value. */
export const abs = elementwiseUnary("abs", "elementwise");
