import type { Schedule } from "@netgraft/core";
import { constant } from "./constant.js";
import { cosine } from "./cosine.js";
import { multiStep } from "./multi-step.js";
import { oneCycle } from "./one-cycle.js";
import { plateau } from "./plateau.js";
import { polynomial } from "./polynomial.js";
import { step } from "./step.js";

/** The schedules of this package. */
export const schedules: readonly Schedule[] = [constant, step, multiStep, cosine, polynomial, oneCycle, plateau];
