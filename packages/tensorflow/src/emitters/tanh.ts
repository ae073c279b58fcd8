import { unary } from "./unary.js";

export const tanh = unary("Tanh");
