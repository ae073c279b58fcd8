import type { EngineOptions } from "../arguments/engine-option.js";
import type { CodeOptions } from "../arguments/network-options.js";

/** How cells are trained, by `netgraft sweep` and `netgraft worker`. */
export interface CellOptions extends CodeOptions, EngineOptions {
  readonly jobs: number;
  readonly threads?: number;
  readonly workers?: number;
  readonly json?: boolean;
}

/** Options of `netgraft sweep`. */
export interface SweepOptions extends CellOptions {
  readonly out?: string;
  readonly dryRun?: boolean;
  /** The number of a row of the plan. */
  readonly show?: number;
}

/** Options of `netgraft sweep status`. */
export interface SweepStatusOptions {
  readonly watch?: boolean;
  readonly json?: boolean;
}
