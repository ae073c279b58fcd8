import { unary } from "./unary.js";

export const relu = unary("Relu");
