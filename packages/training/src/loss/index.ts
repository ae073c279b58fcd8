import type { Loss } from "@netgraft/core";
import { binaryCrossEntropy } from "./binary-cross-entropy.js";
import { crossEntropy } from "./cross-entropy.js";

/** The losses of this package. */
export const losses: readonly Loss[] = [crossEntropy, binaryCrossEntropy];
