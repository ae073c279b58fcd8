import { collectConfig, type CollectedConfig } from "../config/collect-config.js";
import type { ConfigLoader, LoadedConfig } from "../config/config-loader.js";
import { describeOrigin } from "../config/origin.js";
import type { Override } from "../config/override.js";
import type { PluginReference } from "../config/plugin-references.js";
import { PluginHost } from "../plugins/plugin-host.js";
import { Framework } from "./framework.js";

/** Brings configs and plugins to the core, which knows neither files nor modules. */
export interface NetworkLoader extends ConfigLoader {
  /**
   * What the plugin's module exports as its default.
   * @throws NG_PLUGIN_NOT_FOUND, NG_PLUGIN_FAILED, NG_PLUGINS_REFUSED
   */
  loadPlugin(plugin: PluginReference): Promise<unknown>;
}

/** A framework with all the plugins that a config names, and what its files say. */
export interface OpenedConfig {
  readonly framework: Framework;
  readonly collected: CollectedConfig;
}

/**
 * Loads a config's files and plugins; `framework.composeCollected(collected)` then composes it.
 * @param reference a file, or the name of a network that a plugin registers
 * @param builtIn plugins that are there without being named
 */
export async function openConfig(reference: string | LoadedConfig, { loader, builtIn, overrides = [] }: { readonly loader: NetworkLoader; readonly builtIn: readonly unknown[]; readonly overrides?: readonly Override[] }): Promise<OpenedConfig> {
  const host = new PluginHost();
  for (const plugin of builtIn) host.load(plugin);
  const collected = await collectConfig(reference, loader, overrides);
  for (const plugin of collected.plugins) host.load(await loader.loadPlugin(plugin), describeOrigin(plugin.origin));
  return { framework: new Framework(host), collected };
}
