import { compose, type NetworkPlan } from "../compose/compose.js";
import { ConfigInvalidError } from "../errors/index.js";
import { assertCountable } from "../passes/summarize.js";
import { type EmbeddingGraph, withoutClassifier } from "../passes/without-classifier.js";
import type { CollectedConfig } from "../config/layers/collect-config.js";
import { type RenameFile, renameFiles } from "../config/network/config-files.js";
import { layerOf } from "../config/layers/config-layer.js";
import { fromPlain } from "../config/tree/from-plain.js";
import { valueAt } from "../config/tree/lookup.js";
import type { Override } from "../config/override/override.js";
import { resolveConfig } from "../config/layers/resolve-config.js";
import type { SourcedMap } from "../config/tree/sourced.js";
import { type CheckedNetwork, checkNetwork, type NetworkParts } from "../config/network/validate-network.js";
import type { Catalog } from "./registry.js";
import { PluginHost } from "./plugin-host.js";
import type { Services } from "./service.js";
import { Network, type NetworkMaker } from "./network.js";
import { planNetwork } from "./plan-network.js";
import type { WrittenNetworkConfig } from "./written-network-config.js";

/** Loaded plugins and what can be composed from them. Two frameworks in one process share nothing. */
export class Framework {
  readonly #host: PluginHost;
  readonly #openable: RenameFile | undefined;

  /**
   * @internal `createFramework` makes one.
   * @param openable the path by which a file that a config names can be opened; without it, as it is named
   */
  constructor(host: PluginHost, openable?: RenameFile) {
    this.#host = host;
    this.#openable = openable;
  }

  /** Everything that the plugins have registered; the first use freezes it. */
  get catalog(): Catalog {
    return this.#host.catalog;
  }

  /** The services, as the plugins have bound them; the first use freezes that. */
  get services(): Services {
    return this.#host.services;
  }

  /** The names of the loaded plugins, in order. */
  get plugins(): readonly string[] {
    return this.#host.names;
  }

  /**
   * Composes a network from a preset's name or from a config at hand; `extends` may name a preset.
   * @throws NG_CONFIG_INVALID and the other errors of configs, components and composition
   */
  compose(config: string | WrittenNetworkConfig, overrides: readonly Override[] = []): Network {
    if (typeof config === "string")
      return this.composeCollected({ layers: [], preset: { reference: config }, plugins: [], overrides });
    const { tree, base } = layerOf(fromPlain(config, { kind: "program", name: "config" }));
    if (tree.entries.has("plugins")) {
      throw new ConfigInvalidError({
        at: "plugins",
        message: "names modules, which a config in code cannot load",
        expected: "the plugins themselves, given to `createFramework` or `defineNetwork`",
      });
    }
    return this.composeCollected({
      layers: [tree],
      ...(base === undefined ? {} : { preset: base }),
      plugins: [],
      overrides,
    });
  }

  /** Composes a network from a config whose files and plugins are loaded; see `collectConfig`. */
  composeCollected(collected: CollectedConfig): Network {
    return this.composeResolved(this.resolve(collected));
  }

  /** The config with presets merged and overrides applied, not validated yet. */
  resolve(collected: CollectedConfig): SourcedMap {
    const { networks } = this.catalog;
    return resolveConfig(collected, {
      get: (name) => (networks.has(name) ? networks.get(name).config : undefined),
      keys: () => networks.names(),
    });
  }

  /**
   * Composes a network from a resolved config.
   * @throws one error with all that is wrong with it: of its form, its components, and what they come to together
   */
  composeResolved(tree: SourcedMap): Network {
    const checked = checkNetwork(tree, this.catalog);
    const { network, faults } = checked;
    const plan = planNetwork({ parts: this.#withOpenableFiles(tree, checked), faults }, this.catalog, tree);
    const composed = plan && faults.attempt(() => composeParts(plan, checked.parts.classes === 0));
    if (network === undefined || composed === undefined || !faults.isEmpty) throw faults.error();
    const { auxiliary = [] } = this.catalog.backbones.get(network.backbone.type);
    const surplus = [...new Set([...auxiliary, ...composed.left])];
    return new Network(network, tree, composed.graph, this.catalog, surplus, this.#maker);
  }

  readonly #maker: NetworkMaker = {
    names: () => this.catalog.networks.names(),
    registered: (name, tag) => {
      const { pretrained = [] } = this.catalog.networks.get(name);
      const { backbone, preprocess } = pretrained.find((weights) => weights.tag === tag)?.config ?? {};
      // What a plugin's table has there is checked as configs are.
      return this.compose({
        extends: name,
        ...(backbone !== undefined && { backbone }),
        ...(preprocess !== undefined && { preprocess }),
      } as WrittenNetworkConfig);
    },
    tags: (name) => (this.catalog.networks.get(name).pretrained ?? []).map(({ tag }) => tag),
    resolved: (tree) => this.composeResolved(tree),
  };

  /** What is composed, with options whose files can be opened. */
  #withOpenableFiles(tree: SourcedMap, { parts }: CheckedNetwork): NetworkParts {
    if (this.#openable === undefined) return parts;
    const renamed = renameFiles(tree, this.catalog, this.#openable);
    const isSame = ["backbone", "attachments"].every((key) => valueAt(renamed, [key]) === valueAt(tree, [key]));
    return isSame ? parts : checkNetwork(renamed, this.catalog).parts;
  }
}

function composeParts(plan: NetworkPlan, embeds: boolean): EmbeddingGraph {
  const graph = compose(plan);
  assertCountable(graph);
  return embeds ? withoutClassifier(graph) : { graph, left: [] };
}

/**
 * A framework with these plugins, loaded in order.
 * @param plugins what plugin modules export; dependencies first
 * @throws NG_PLUGIN_INVALID and the other errors of plugins
 */
export function createFramework({ plugins }: { readonly plugins: readonly unknown[] }): Framework {
  const host = new PluginHost();
  for (const plugin of plugins) host.load(plugin);
  return new Framework(host);
}
