import type { EngineOptions } from "../arguments/engine-option.js";
import type { NetworkOptions } from "../arguments/network-options.js";
import type { WeightsOptions } from "../arguments/weights-options.js";

/** Options of `netgraft predict`. */
export interface PredictCommandOptions extends NetworkOptions, WeightsOptions, EngineOptions {
  readonly input: readonly string[];
  readonly output?: string;
  readonly top: number;
  readonly batch: number;
  readonly threads?: number;
  readonly json?: boolean;
}
