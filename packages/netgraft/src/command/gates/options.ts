import type { GatePicture } from "../../run/gates/gate-charts.js";
import type { EngineOptions } from "../arguments/engine-option.js";
import type { NetworkOptions } from "../arguments/network-options.js";
import type { WeightsOptions } from "../arguments/weights-options.js";

/** Options of `netgraft gates`. */
export interface GatesCommandOptions extends NetworkOptions, WeightsOptions, EngineOptions {
  readonly images?: string;
  readonly split?: "train" | "validation" | "test";
  readonly select?: string;
  readonly picture: GatePicture;
  readonly classes?: readonly string[];
  readonly out?: string;
  readonly batch: number;
  readonly threads?: number;
  readonly workers?: number;
  readonly json?: boolean;
}
