import { binary } from "./binary.js";

export const subtract = binary("Sub");
