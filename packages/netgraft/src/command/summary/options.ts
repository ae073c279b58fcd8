import type { NetworkOptions } from "../arguments/network-options.js";

/** Options of `netgraft summary`. */
export interface SummaryOptions extends NetworkOptions {
  readonly tree?: boolean;
  /** Levels of the tree that are shown. */
  readonly depth?: number;
  readonly json?: boolean;
}
