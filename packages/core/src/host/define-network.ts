import type { z } from "#zod";
import type { Attachment } from "../compose/attachment.js";
import type { Backbone } from "../compose/backbone.js";
import type { NetworkConfigInput } from "../config/form/network-schema.js";
import type { Plugin } from "./plugin.js";
import { createFramework } from "./framework.js";
import type { Network } from "./network.js";
import type { AttachmentRuleInput } from "./written-network-config.js";

/** The config of a component: its type and its options. */
export type ComponentConfig<C extends Backbone | Attachment> = C extends {
  readonly type: infer Type;
  readonly options: infer Options extends z.ZodType;
}
  ? { readonly type: Type } & z.input<Options>
  : never;

/** The backbones that plugins list. */
export type BackboneOf<P extends readonly Plugin[]> = NonNullable<P[number]["backbones"]>[number];

/** The attachments that plugins list. */
export type AttachmentOf<P extends readonly Plugin[]> = NonNullable<P[number]["attachments"]>[number];

/** The sites of all backbones: which of them the chosen one has is checked when it is composed. */
export type SiteOf<B extends Backbone> = B extends {
  readonly sites: Readonly<Record<infer Site extends string, string>>;
}
  ? Site
  : never;

/** The config of a network that is composed from these plugins: types, options and their values are checked by the compiler. */
export interface TypedNetworkConfig<P extends readonly Plugin[]> extends Omit<
  NetworkConfigInput,
  "plugins" | "backbone" | "attachments" | "$schema"
> {
  readonly backbone: ComponentConfig<BackboneOf<P>>;
  readonly attachments?: readonly (Omit<AttachmentRuleInput, "attach" | "at"> & {
    readonly attach: ComponentConfig<AttachmentOf<P>>;
    readonly at?: SiteOf<BackboneOf<P>>;
  })[];
}

/** A network in code: its plugins and its config; also what a config program (`.mjs`) exports as its default. */
export interface NetworkDefinition {
  readonly plugins: readonly Plugin[];
  readonly config: NetworkConfigInput;
  /** Composes it in a framework of its own. */
  compose(): Network;
}

/** Whether something is what `defineNetwork` returns, by its form: it may be that of another copy of this package. */
export function isNetworkDefinition(value: unknown): value is NetworkDefinition {
  if (typeof value !== "object" || value === null) return false;
  return "config" in value && "plugins" in value && "compose" in value && Array.isArray(value.plugins);
}

/**
 * Defines a network in code. The types of `backbone` and `attachments` come from the plugins that are given.
 *
 * @example
 * defineNetwork({ plugins: [se, resnet], name: "se-resnet-50", backbone: { type: "resnet", depth: 50 }, attachments: [{ attach: { type: "se" } }] })
 */
export function defineNetwork<const P extends readonly Plugin[]>({
  plugins,
  ...typed
}: { readonly plugins: P } & TypedNetworkConfig<P>): NetworkDefinition {
  // The typed form is narrower than the general one in everything but readonly lists.
  const config = typed as unknown as NetworkConfigInput;
  return Object.freeze({ plugins, config, compose: () => createFramework({ plugins }).compose(config) });
}
