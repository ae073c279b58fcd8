import { unary } from "./unary.js";

export const erf = unary("Erf");
