import type { NetworkOptions } from "../arguments/network-options.js";

/** Options of `netgraft weights init`. */
export interface WeightsInitOptions extends NetworkOptions {
  readonly output?: string;
  readonly seed: number;
}

/** Options of `netgraft weights convert`. */
export interface WeightsConvertOptions extends NetworkOptions {
  readonly output?: string;
  readonly network?: string;
  readonly stateDict?: string;
}

/** Options of `netgraft weights inspect`. */
export interface WeightsInspectOptions extends NetworkOptions {
  readonly network?: string;
  readonly except?: readonly string[];
  readonly stateDict?: string;
  readonly json?: boolean;
}
