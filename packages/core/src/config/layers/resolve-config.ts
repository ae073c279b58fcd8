import { ConfigInvalidError, ConfigNotFoundError, containing, nearest, oneOf } from "../../errors/index.js";
import { applyOverrides } from "../override/apply-override.js";
import type { BaseReference, CollectedConfig } from "./collect-config.js";
import { layerOf } from "./config-layer.js";
import { isFileReference } from "./config-loader.js";
import { ExtendsChain } from "./extends-chain.js";
import { fromPlain } from "../tree/from-plain.js";
import { mergeLayers } from "../merge/merge.js";
import { describeOrigin, type Origin } from "../tree/origin.js";
import { type SourcedMap, sourcedMap, sourcedScalar } from "../tree/sourced.js";

/** The networks that the loaded plugins register, as plain configs by name; a preset may extend another. */
export interface PresetLookup {
  get(name: string): unknown;
  keys(): Iterable<string>;
}

/**
 * The config with all that it extends merged and the overrides applied; the second of two steps, once the plugins are
 * loaded. Not yet validated.
 * @throws NG_CONFIG_NOT_FOUND where the chain ends in a name that is no preset; NG_CONFIG_CYCLE; NG_CONFIG_INVALID;
 * NG_CONFIG_OVERRIDE.
 */
export function resolveConfig({ layers, preset, overrides }: CollectedConfig, presets: PresetLookup): SourcedMap {
  const all = preset === undefined ? layers : [...layers, ...presetLayers(preset, presets)];
  return applyOverrides(mergeLayers(all), overrides);
}

function presetLayers(reference: BaseReference, presets: PresetLookup): SourcedMap[] {
  const chain = new ExtendsChain();
  const layers: SourcedMap[] = [];
  let base: BaseReference | undefined = reference;
  while (base !== undefined) {
    const name: string = base.reference;
    chain.enter(name, name, base.origin);
    const origin: Origin = { kind: "preset", name };
    const layer = layerOf(fromPlain(presetOf(base, presets), origin));
    if (layer.tree.entries.has("plugins")) throw pluginsInPreset(origin);
    layers.push(named(layer.tree, name));
    base = layer.base;
  }
  return layers;
}

function presetOf({ reference, origin }: BaseReference, presets: PresetLookup): unknown {
  const written = origin && { source: describeOrigin(origin) };
  if (isFileReference(reference)) {
    throw new ConfigInvalidError({
      at: "extends",
      message: "only a file can extend a file",
      expected: "the name of a network",
      found: `"${reference}"`,
      ...written,
    });
  }
  const preset = presets.get(reference);
  if (preset !== undefined) return preset;
  const close = nearest(reference, presets.keys());
  const having = close === undefined ? containing(reference, presets.keys()) : [];
  throw new ConfigNotFoundError({
    ...(origin && { at: "extends" }),
    message: `there is no network "${reference}"`,
    expected:
      having.length > 0
        ? `${oneOf(having)}, whose names have it`
        : "the name of a network, or a file that ends in .yaml, .yml, .json, .mjs or .js",
    ...(close !== undefined && { nearest: close }),
    ...written,
  });
}

function pluginsInPreset(origin: Origin): Error {
  return new ConfigInvalidError({
    at: "plugins",
    message: "a network that a plugin registers cannot name plugins",
    expected: "`dependsOn` in the plugin that registers it",
    source: describeOrigin(origin),
  });
}

/** A preset's config has the preset's name unless it gives another. */
function named(tree: SourcedMap, name: string): SourcedMap {
  if (tree.entries.has("name")) return tree;
  return sourcedMap(
    [["name", { keyOrigin: tree.origin, value: sourcedScalar(name, tree.origin) }], ...tree.entries],
    tree.origin,
  );
}
