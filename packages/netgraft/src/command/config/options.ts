import type { NetworkOptions } from "../arguments/network-options.js";

/** Options of `netgraft config print`. */
export interface ConfigPrintOptions extends NetworkOptions {
  readonly plain?: boolean;
  readonly json?: boolean;
}
