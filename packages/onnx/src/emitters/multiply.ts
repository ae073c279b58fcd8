import { binary } from "./binary.js";

export const multiply = binary("Mul");
