import { binary } from "./binary.js";

export const maximum = binary("Maximum");
