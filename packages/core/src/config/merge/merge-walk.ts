import type { Problem } from "../../errors/index.js";
import type { Sourced } from "../tree/sourced.js";

/** Where a merge stands, and what it has found wrong. */
export interface MergeWalk {
  /** The way to the values at hand, changed during the walk and restored. */
  readonly path: (string | number)[];
  readonly problems: Problem[];
}

/** Merges `over` into `base`, where there is one. */
export type MergeValue = (base: Sourced | undefined, over: Sourced, walk: MergeWalk) => Sourced;
