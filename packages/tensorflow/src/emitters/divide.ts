import { binary } from "./binary.js";

export const divide = binary("RealDiv");
