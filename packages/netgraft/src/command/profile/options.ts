import type { Theme } from "@netgraft/diagram";
import type { EngineOptions } from "../arguments/engine-option.js";
import type { NetworkOptions } from "../arguments/network-options.js";

/** Options of `netgraft profile`. */
export interface ProfileOptions extends NetworkOptions, EngineOptions {
  readonly batch: readonly number[];
  readonly runs: number;
  readonly threads?: number;
  /** Levels of the tree that are shown. */
  readonly depth: number;
  /** Where a picture is written. */
  readonly output?: string;
  readonly theme?: Theme;
  readonly json?: boolean;
}
