import type { Attachment } from "../compose/attachment.js";
import type { Backbone } from "../compose/backbone.js";
import type { ByPlural, ComponentKind, ComponentKinds } from "../kinds/kinds.js";
import type { PluginContext } from "./plugin-context.js";

/** Components as data, in a list for each kind: `networks`, `datasets`, `losses`, … */
export type ComponentLists = Partial<ByPlural<{ readonly [K in ComponentKind]: readonly ComponentKinds[K][] }>>;

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
  /** The version of the plugin API that it was written for, or a range of them: `1`, `"^1.1"`, `">=1 <3"`. */
  readonly apiVersion: number | string;
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
