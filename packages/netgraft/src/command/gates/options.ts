import type { GatePicture } from "../../run/gates/gate-charts.js";
import type { EngineOptions } from "../arguments/engine-option.js";
import type { NetworkOptions } from "../arguments/network-options.js";
import type { WeightsOptions } from "../arguments/weights-options.js";

/** A network with its weights, and the pictures that it is shown. */
export interface ShownPicturesOptions extends NetworkOptions, WeightsOptions, EngineOptions {
  readonly images?: string;
  readonly split?: "train" | "validation" | "test";
  readonly select?: string;
  readonly batch: number;
  readonly threads?: number;
  readonly workers?: number;
  readonly json?: boolean;
}

/** Options of `netgraft gates`. */
export interface GatesCommandOptions extends ShownPicturesOptions {
  readonly picture: GatePicture;
  readonly classes?: readonly string[];
  readonly out?: string;
}

/** Options of `netgraft gates fold`. */
export interface FoldCommandOptions extends ShownPicturesOptions {
  readonly out: string;
  readonly atMost?: number;
  readonly maxDrop?: number;
}
