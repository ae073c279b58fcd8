import type { NetworkOptions } from "../arguments/network-options.js";

/** Options of `netgraft weights init`. */
export interface WeightsInitOptions extends NetworkOptions {
  readonly output?: string;
  readonly seed: number;
}

/** Options of `netgraft weights inspect`. */
export interface WeightsInspectOptions extends NetworkOptions {
  readonly network?: string;
  readonly except?: readonly string[];
  readonly json?: boolean;
}
