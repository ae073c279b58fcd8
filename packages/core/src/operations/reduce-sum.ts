import { reduction } from "./reduction.js";

/** The sum over the named axes. */
export const reduceSum = reduction("reduceSum");
