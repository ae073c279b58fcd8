import { reduction } from "./reduction.js";

export const reduceMax = reduction("ReduceMax", { axesAreInputSince: 18 });
