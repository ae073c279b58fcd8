import { unary } from "./unary.js";

export const abs = unary("Abs");
