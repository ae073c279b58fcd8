import type { Optimizer } from "@netgraft/core";
import { adamW } from "./adam-w.js";
import { rmsprop } from "./rmsprop.js";
import { sgd } from "./sgd.js";

/** The optimizers of this package. */
export const optimizers: readonly Optimizer[] = [sgd, adamW, rmsprop];
