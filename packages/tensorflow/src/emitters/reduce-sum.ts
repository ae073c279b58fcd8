import { reduction } from "./reduction.js";

export const reduceSum = reduction("Sum");
