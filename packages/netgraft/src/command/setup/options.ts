import type { PluginOptions } from "../arguments/plugin-option.js";

/** Options of `netgraft setup`. */
export interface SetupOptions extends PluginOptions {
  readonly from?: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}
