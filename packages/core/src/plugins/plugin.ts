import type { Attachment } from "../compose/attachment.js";
import type { Backbone } from "../compose/backbone.js";
import type { PluginContext } from "./plugin-context.js";
import type { Preset } from "./preset.js";

/** The version of the plugin API; raised when a plugin written for the old one would no longer work. */
export const pluginApiVersion = 1;

/**
 * A plugin. What it lists as data is registered first, in the order of the fields, then `register` is called.
 * Listed components also give `defineNetwork` its types.
 */
export interface Plugin<
  Backbones extends readonly Backbone[] = readonly Backbone[],
  Attachments extends readonly Attachment[] = readonly Attachment[],
> {
  /** Unique: by convention the name of its package. */
  readonly name: string;
  /** The version it was written for; see {@link pluginApiVersion}. */
  readonly apiVersion: number;
  /** Names of plugins that must be loaded before it. */
  readonly dependsOn?: readonly string[];
  readonly backbones?: Backbones;
  readonly attachments?: Attachments;
  /** Named networks. */
  readonly networks?: readonly Preset[];
  /** Registers whatever cannot be listed: engines, exporters, services, components made by the container. */
  register?(context: PluginContext): void;
}

/** Defines a plugin; a plugin module exports the result as its default. */
export function definePlugin<
  const Backbones extends readonly Backbone[] = readonly [],
  const Attachments extends readonly Attachment[] = readonly [],
>(plugin: Plugin<Backbones, Attachments>): Plugin<Backbones, Attachments> {
  return Object.freeze(plugin);
}
