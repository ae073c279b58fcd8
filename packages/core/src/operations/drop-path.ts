import { trainingOnly } from "./training-only.js";

/** Drops a whole residual branch per example (Huang et al. 2016, stochastic depth), scaled by 1 / (1 − rate) in training; the identity otherwise. */
export const dropPath = trainingOnly("dropPath", ({ name }) => name === "batch");
