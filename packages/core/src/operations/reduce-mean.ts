import { reduction } from "./reduction.js";

/** The mean over the named axes. */
export const reduceMean = reduction("reduceMean");
