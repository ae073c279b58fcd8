import type { NetworkOptions } from "../arguments/network-options.js";

/** Options of `netgraft validate`. */
export interface ValidateOptions extends NetworkOptions {
  readonly json?: boolean;
}
