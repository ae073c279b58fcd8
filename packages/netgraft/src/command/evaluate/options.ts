import type { EngineOptions } from "../arguments/engine-option.js";
import type { NetworkOptions } from "../arguments/network-options.js";
import type { WeightsOptions } from "../arguments/weights-options.js";

/** Options of `netgraft evaluate`. */
export interface EvaluateCommandOptions extends NetworkOptions, WeightsOptions, EngineOptions {
  readonly split: "train" | "validation" | "test";
  readonly batch: number;
  readonly threads?: number;
  readonly workers?: number;
  readonly json?: boolean;
}
