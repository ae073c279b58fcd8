import type { ActivationMethod } from "../../run/class-activation/activation-map.js";
import type { EngineOptions } from "../arguments/engine-option.js";
import type { NetworkOptions } from "../arguments/network-options.js";
import type { WeightsOptions } from "../arguments/weights-options.js";

/** Options of `netgraft explain-picture`. */
export interface ExplainPictureCommandOptions extends NetworkOptions, WeightsOptions, EngineOptions {
  readonly input: string;
  readonly out: string;
  readonly class?: string;
  readonly at?: string;
  readonly method: ActivationMethod;
  readonly threads?: number;
  readonly json?: boolean;
}
