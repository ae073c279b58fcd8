import { binary } from "./binary.js";

export const divide = binary("Div");
