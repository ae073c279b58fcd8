import { unary } from "./unary.js";

export const sqrt = unary("Sqrt");
