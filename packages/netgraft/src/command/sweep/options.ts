import type { EngineOptions } from "../arguments/engine-option.js";
import type { CodeOptions } from "../arguments/network-options.js";

/** How cells are trained, by `netgraft sweep` and `netgraft worker`. */
export interface CellOptions extends CodeOptions, Partial<EngineOptions> {
  readonly jobs: number;
  readonly threads?: number;
  readonly workers?: number;
  readonly json?: boolean;
}

/** Options of `netgraft worker`. */
export interface WorkerOptions extends CellOptions {
  readonly cells?: number;
}

/** Options of `netgraft sweep`. */
export interface SweepOptions extends CellOptions {
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly measure: boolean;
  readonly print?: "kubernetes";
  /** The number of a row of the plan. */
  readonly show?: number;
}

/** Options of `netgraft sweep status`. */
export interface SweepStatusOptions {
  readonly watch?: boolean;
  readonly json?: boolean;
}

/** What a report is written as, by the ending of its file. */
export const reportForms = ["html", "md", "csv", "tex", "json"] as const;
/** What cells are written as. */
export const exportForms = ["csv", "json"] as const;

/** Options of `netgraft sweep report`. */
export interface ReportCommandOptions extends CodeOptions, EngineOptions {
  readonly output?: string;
  readonly charts?: string;
  readonly metric: "top1" | "top5" | "loss";
  readonly epoch: "last" | "best";
  /** In percent points, or of the loss. */
  readonly tell?: number;
  /** A row that is compared class by class. */
  readonly classes?: string;
  readonly benchmark?: boolean;
  readonly threads?: number;
  readonly theme?: "light" | "dark" | "system";
  readonly json?: boolean;
}

/** Options of `netgraft sweep export`. */
export interface SweepExportOptions {
  readonly epochs?: boolean;
  readonly output?: string;
  readonly json?: boolean;
}
