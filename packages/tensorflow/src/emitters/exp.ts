import { unary } from "./unary.js";

export const exp = unary("Exp");
