import type { PluginOptions } from "../arguments/plugin-option.js";

/** Options of `netgraft schema`. */
export interface SchemaOptions extends PluginOptions {
  /** The file to write. */
  readonly output?: string;
}
