import { ConfigNotFoundError } from "../../errors/index.js";
import { layerOf } from "./config-layer.js";
import { type ConfigLoader, isFileReference, type LoadedConfig } from "./config-loader.js";
import { ExtendsChain } from "./extends-chain.js";
import { describeOrigin, type Origin } from "../tree/origin.js";
import type { Override } from "../override/override.js";
import { pluginReferences, type PluginReference } from "./plugin-references.js";
import type { SourcedMap } from "../tree/sourced.js";

/** What the files of a config say, before the plugins that they name are loaded; the first of two steps to a resolved config. */
export interface CollectedConfig {
  /** The config that was asked for, then what it extends, and so on; without `extends` and `$schema`. */
  readonly layers: readonly SourcedMap[];
  /** The network, registered by a plugin, that the chain ends in. */
  readonly preset?: BaseReference;
  /** What must be loaded before the config can be resolved. */
  readonly plugins: readonly PluginReference[];
  /** The plugins that programs among the layers bring, those of the last base first. */
  readonly broughtPlugins?: readonly BroughtPlugin[];
  readonly overrides: readonly Override[];
}

/** A plugin that a config program holds as a value. */
export interface BroughtPlugin {
  readonly plugin: unknown;
  /** The program, as it is shown to the user. */
  readonly from: string;
}

/** What a config extends, and where that is written; without an origin it is what was asked for. */
export interface BaseReference {
  readonly reference: string;
  readonly origin?: Origin;
}

/**
 * Loads a config and the files that it extends.
 * @param start a file, a network's name, or a config that is already at hand.
 * @param overrides applied when the config is resolved; here only for the plugins that they name.
 * @throws NG_CONFIG_NOT_FOUND and NG_CONFIG_SYNTAX from the loader, NG_CONFIG_CYCLE, NG_CONFIG_INVALID.
 */
export async function collectConfig(
  start: string | LoadedConfig,
  loader: ConfigLoader,
  overrides: readonly Override[] = [],
): Promise<CollectedConfig> {
  const chain = new ExtendsChain();
  const layers: SourcedMap[] = [];
  const broughtPlugins: BroughtPlugin[] = [];
  const ids = new Map<string, string>();
  let base: BaseReference | undefined = typeof start === "string" ? { reference: start } : undefined;
  let loaded = typeof start === "string" ? undefined : start;
  for (;;) {
    if (base !== undefined) {
      if (!isFileReference(base.reference)) break;
      loaded = await load(base, loaded?.id, loader);
    }
    if (loaded === undefined) break;
    const { name } = loaded.tree.origin;
    chain.enter(loaded.id, name, base?.origin);
    const layer = layerOf(loaded.tree);
    layers.push(layer.tree);
    ids.set(name, loaded.id);
    for (const plugin of (loaded.plugins ?? []).toReversed()) broughtPlugins.unshift({ plugin, from: name });
    base = layer.base;
    if (base === undefined) break;
  }
  const plugins = pluginReferences(layers, ids, overrides);
  return { layers, ...(base && { preset: base }), plugins, broughtPlugins, overrides };
}

async function load(
  { reference, origin }: BaseReference,
  from: string | undefined,
  loader: ConfigLoader,
): Promise<LoadedConfig> {
  try {
    return await loader.load(reference, from);
  } catch (cause) {
    if (!(cause instanceof ConfigNotFoundError) || origin === undefined) throw cause;
    // The loader knows the file that is missing; where its name is written is known only here.
    throw new ConfigNotFoundError(
      cause.problems.map((problem) => ({ source: describeOrigin(origin), ...problem })),
      { cause },
    );
  }
}
