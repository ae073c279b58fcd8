import type { PluginOptions } from "../arguments/plugin-option.js";

/** Options of `netgraft doctor`. */
export interface DoctorOptions extends PluginOptions {
  readonly json?: boolean;
}
