import type { EngineOptions } from "../arguments/engine-option.js";
import type { NetworkOptions } from "../arguments/network-options.js";

/** Options of `netgraft train`. */
export interface TrainCommandOptions extends NetworkOptions, EngineOptions {
  readonly out?: string;
  /** True where no folder is named. */
  readonly resume?: string | true;
  readonly verify?: boolean;
  readonly seeds?: readonly number[];
  readonly threads?: number;
  readonly workers?: number;
  readonly json?: boolean;
  readonly markdown?: boolean;
}
