import type { PluginOptions } from "../arguments/plugin-option.js";

/** Options of `netgraft init`. */
export interface InitOptions extends PluginOptions {
  readonly network?: string;
  /** By default a new file with the folder's name. */
  readonly output?: string;
  readonly json?: boolean;
}
