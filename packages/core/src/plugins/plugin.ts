import type { Attachment } from "../compose/attachment.js";
import type { Backbone } from "../compose/backbone.js";
import type { ByPlural, ComponentKind, ComponentKinds } from "../kinds/kinds.js";
import type { PluginContext } from "./plugin-context.js";

/** The version of the plugin API; raised when a plugin written for the old one would no longer work. */
export const pluginApiVersion = 1;

/** Components as data, in a list for each kind: `networks`, `datasets`, `losses`, … */
type ComponentLists = Partial<ByPlural<{ readonly [K in ComponentKind]: readonly ComponentKinds[K][] }>>;

/**
 * A plugin. What it lists as data is registered first, kind by kind, then `register` is called.
 * Listed backbones and attachments also give `defineNetwork` its types.
 */
export interface Plugin<
  Backbones extends readonly Backbone[] = readonly Backbone[],
  Attachments extends readonly Attachment[] = readonly Attachment[],
> extends Omit<ComponentLists, "backbones" | "attachments"> {
  /** Unique: by convention the name of its package. */
  readonly name: string;
  /** The version it was written for; see {@link pluginApiVersion}. */
  readonly apiVersion: number;
  /** Names of plugins that must be loaded before it. */
  readonly dependsOn?: readonly string[];
  readonly backbones?: Backbones;
  readonly attachments?: Attachments;
  /** Registers whatever cannot be listed: services, and components that the container makes. */
  register?(context: PluginContext): void;
}

/** Defines a plugin; a plugin module exports the result as its default. */
export function definePlugin<
  const Backbones extends readonly Backbone[] = readonly [],
  const Attachments extends readonly Attachment[] = readonly [],
>(plugin: Plugin<Backbones, Attachments>): Plugin<Backbones, Attachments> {
  return Object.freeze(plugin);
}
