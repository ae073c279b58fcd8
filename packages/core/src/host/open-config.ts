import { type BroughtPlugin, collectConfig, type CollectedConfig } from "../config/layers/collect-config.js";
import type { NamedFile } from "../config/network/config-files.js";
import type { ConfigLoader, LoadedConfig } from "../config/layers/config-loader.js";
import { describeOrigin } from "../config/tree/origin.js";
import type { Override } from "../config/override/override.js";
import type { PluginReference } from "../config/layers/plugin-references.js";
import { Faults } from "../errors/index.js";
import { PluginHost } from "./plugin-host.js";
import { isNetworkDefinition } from "./define-network.js";
import { Framework } from "./framework.js";

/** Brings configs and plugins to the core, which knows neither files nor modules. */
export interface NetworkLoader extends ConfigLoader {
  /**
   * What the plugin's module exports as its default; a network's definition stands for the plugins that it brings.
   * @throws NG_PLUGIN_NOT_FOUND, NG_PLUGIN_FAILED, NG_PLUGINS_REFUSED
   */
  loadPlugin(plugin: PluginReference): Promise<unknown>;
  /** The path by which a file that a config names can be opened; without it, files are named as they can be opened. */
  openable?(file: NamedFile): string;
}

/** A framework with all the plugins that a config names, and what its files say. */
export interface OpenedConfig {
  readonly framework: Framework;
  readonly collected: CollectedConfig;
}

/** Where the plugins of a config come from. */
export interface PluginSources {
  readonly loader: NetworkLoader;
  /** Plugins that are there without being named. */
  readonly builtIn: readonly unknown[];
}

/**
 * Loads a config's files and plugins; `framework.composeCollected(collected)` then composes it.
 * @param reference a file, or the name of a network that a plugin registers
 */
export async function openConfig(
  reference: string | LoadedConfig,
  { overrides = [], ...sources }: PluginSources & { readonly overrides?: readonly Override[] },
): Promise<OpenedConfig> {
  const collected = await collectConfig(reference, sources.loader, overrides);
  return { framework: await frameworkFor(collected, sources), collected };
}

/**
 * A framework with the built-in plugins and those that a config's files name or bring.
 * @throws the errors of plugins
 */
export async function frameworkFor(
  { plugins, broughtPlugins = [] }: CollectedConfig,
  { loader, builtIn }: PluginSources,
): Promise<Framework> {
  const host = new PluginHost();
  const loaded = new Set<unknown>();
  // Configs may name one plugin by several paths, or name one that is there already.
  const load = (plugin: unknown, from?: string): void => {
    if (!loaded.has(plugin)) host.load(plugin, from);
    loaded.add(plugin);
  };
  const brought = [...broughtPlugins];
  const named: BroughtPlugin[] = [];
  const faults = new Faults();
  for (const reference of plugins) {
    const exported = await faults.attemptAsync(() => loader.loadPlugin(reference));
    const from = describeOrigin(reference.origin);
    if (isNetworkDefinition(exported)) for (const plugin of exported.plugins) brought.push({ plugin, from });
    else named.push({ plugin: exported, from });
  }
  // Of a plugin that is not there, another one may not know what it depends on.
  faults.throwIfAny();
  for (const { plugin, from } of [...withBrought(builtIn, brought), ...named]) load(plugin, from);
  return new Framework(host, loader.openable?.bind(loader));
}

/**
 * The built-in plugins, then those that programs bring; a program's plugin stands in the place of a built-in one of the
 * same name, so that a program can list the built-in plugins that give its config its types.
 */
function withBrought(
  builtIn: readonly unknown[],
  brought: readonly BroughtPlugin[],
): { readonly plugin: unknown; readonly from?: string }[] {
  const replacements = builtIn.map((plugin) => brought.find((other) => nameOf(other.plugin) === nameOf(plugin)));
  return [
    ...builtIn.map((plugin, index) => replacements[index] ?? { plugin }),
    ...brought.filter((other) => !replacements.includes(other)),
  ];
}

/** The name by which a plugin is known, where it is one. */
function nameOf(plugin: unknown): unknown {
  return typeof plugin === "object" && plugin !== null ? Reflect.get(plugin, "name") : plugin;
}
