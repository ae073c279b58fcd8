import type { EngineOptions } from "../arguments/engine-option.js";
import type { NetworkOptions } from "../arguments/network-options.js";

/** Options of `netgraft compare`. */
export interface CompareCommandOptions extends NetworkOptions, EngineOptions {
  readonly format: "table" | "csv" | "json" | "markdown";
  readonly explain?: boolean;
  /** Where a chart of the explanation is written. */
  readonly chart?: string;
  readonly benchmark?: boolean;
  readonly batch: number;
  readonly rounds: number;
  readonly threads?: number;
}
