import { reduction } from "./reduction.js";

export const reduceMean = reduction("ReduceMean", { axesAreInputSince: 18 });
