import { reduction } from "./reduction.js";

export const reduceSum = reduction("ReduceSum", { axesAreInputSince: 13 });
