import { unary } from "./unary.js";

export const sigmoid = unary("Sigmoid");
