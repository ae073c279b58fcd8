import { elementwiseUnary } from "./elementwise-unary.js";

/** 1 / (1 + exp(−x)). */
export const sigmoid = elementwiseUnary("sigmoid", "activation");
