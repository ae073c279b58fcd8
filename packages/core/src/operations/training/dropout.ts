import { trainingOnly } from "../training-only.js";

/** Dropout of single elements (Srivastava et al. 2014), scaled by 1 / (1 − rate) in training; the identity otherwise. */
export const dropout = trainingOnly("dropout", () => true);
