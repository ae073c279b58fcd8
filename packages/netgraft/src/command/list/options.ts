import type { PluginOptions } from "../arguments/plugin-option.js";

/** What can be listed. */
export const listKinds = [
  "backbones",
  "attachments",
  "sites",
  "networks",
  "engines",
  "formats",
  "datasets",
  "augmentations",
  "losses",
  "optimizers",
  "schedules",
] as const;
export type ListKind = (typeof listKinds)[number];

/** Options of `netgraft list`. */
export interface ListOptions extends PluginOptions {
  readonly json?: boolean;
}
