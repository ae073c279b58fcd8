import { elementwiseUnary } from "./elementwise-unary.js";

/** max(0, x). */
export const relu = elementwiseUnary("relu", "activation");
