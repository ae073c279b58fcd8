import { reduction } from "./reduction.js";

export const reduceMax = reduction("Max");
