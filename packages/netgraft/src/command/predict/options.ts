import type { EngineOptions } from "../arguments/engine-option.js";
import type { NetworkOptions } from "../arguments/network-options.js";
import type { WeightsOptions } from "../arguments/weights-options.js";

/** How predictions are written. */
export const predictionForms = ["text", "csv", "jsonl", "json"] as const;
export type PredictionForm = (typeof predictionForms)[number];

/** Options of `netgraft predict`. */
export interface PredictCommandOptions extends NetworkOptions, WeightsOptions, EngineOptions {
  readonly input: readonly string[];
  readonly output?: string;
  /** By default what the ending of the output says, or text. */
  readonly format?: PredictionForm;
  /** Feature maps to write, by patterns of their names. */
  readonly features?: readonly string[];
  readonly embedding?: boolean;
  readonly top: number;
  readonly batch: number;
  readonly threads?: number;
}
