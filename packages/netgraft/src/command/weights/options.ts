import type { GraftMode, Renames } from "@netgraft/weights";
import type { Adaptation } from "../../run/adapted-weights.js";
import type { NetworkOptions } from "../arguments/network-options.js";
import type { WeightsOptions } from "../arguments/weights-options.js";

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
  readonly rename?: Renames;
  readonly writeMap?: string;
}

/** Options of `netgraft weights inspect`. */
export interface WeightsInspectOptions extends NetworkOptions {
  readonly network?: string;
  readonly except?: readonly string[];
  readonly stateDict?: string;
  readonly rename?: Renames;
  readonly writeMap?: string;
  readonly json?: boolean;
}

/** Options of `netgraft weights graft`. */
export interface WeightsGraftOptions extends NetworkOptions {
  readonly for: string;
  readonly output?: string;
  readonly mode: GraftMode;
  readonly rename?: Renames;
  readonly adapt?: readonly Adaptation[];
  readonly except?: readonly string[];
  readonly stateDict?: string;
  readonly seed: number;
  readonly json?: boolean;
}

/** Options of `netgraft weights publish`. */
export interface WeightsPublishOptions extends NetworkOptions, WeightsOptions {
  readonly to: string;
  readonly dryRun?: boolean;
  readonly output?: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly json?: boolean;
}
