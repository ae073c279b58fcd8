import type { PluginOptions } from "../arguments/plugin-option.js";

/** Options of `netgraft describe`. */
export interface DescribeOptions extends PluginOptions {
  readonly json?: boolean;
}
