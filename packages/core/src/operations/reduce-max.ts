import { reduction } from "./reduction.js";

/** The maximum over the named axes. */
export const reduceMax = reduction("reduceMax");
