import { reduction } from "./reduction.js";

export const reduceMean = reduction("Mean");
