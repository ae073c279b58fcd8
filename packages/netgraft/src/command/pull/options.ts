import type { PluginOptions } from "../arguments/plugin-option.js";

/** Options of `netgraft pull`. */
export interface PullCommandOptions extends PluginOptions {
  readonly json?: boolean;
}
