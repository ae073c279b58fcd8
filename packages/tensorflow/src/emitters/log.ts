import { unary } from "./unary.js";

export const log = unary("Log");
