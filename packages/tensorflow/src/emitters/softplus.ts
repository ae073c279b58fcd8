import { unary } from "./unary.js";

export const softplus = unary("Softplus");
