import { cifarStem } from "./cifar.js";
import { conv7Stem } from "./conv7.js";
import { deepStem, tieredStem } from "./deep.js";
import type { Stem, StemPool, StemSpec } from "../../residual/stem.js";

/** The stems by the name of the option. */
export const stems = {
  conv7: conv7Stem,
  deep: deepStem,
  tiered: tieredStem,
  cifar: cifarStem,
} as const satisfies Readonly<Record<string, (spec: StemSpec, pool: StemPool) => Stem>>;
