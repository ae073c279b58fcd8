import { ConfigInvalidError } from "../../errors/index.js";
import { applyOverrides } from "../override/apply-override.js";
import { checkValue } from "../problems/check-value.js";
import { originAt } from "../tree/lookup.js";
import { mergeLayers } from "../merge/merge.js";
import { networkSchema } from "../form/network-schema.js";
import type { Origin } from "../tree/origin.js";
import type { Override } from "../override/override.js";
import { type SourcedMap, sourcedMap } from "../tree/sourced.js";
import { toPlain } from "../tree/to-plain.js";

/** A plugin that a config names. */
export interface PluginReference {
  /** A package, or a path relative to the config that names it. */
  readonly reference: string;
  /** The `id` of the config that names it; undefined where an argument of the command does. */
  readonly from: string | undefined;
  readonly origin: Origin;
}

/**
 * The plugins named along a chain of files, those of the last base first, each once.
 * @param ids the loaded configs' ids by the names of their origins.
 * @throws NG_CONFIG_INVALID where `plugins` is not a list of text.
 */
export function pluginReferences(
  layers: readonly SourcedMap[],
  ids: ReadonlyMap<string, string>,
  overrides: readonly Override[],
): PluginReference[] {
  const config = applyOverrides(
    mergeLayers(layers.map(pluginsOnly)),
    overrides.filter((override) => override.kind === "set" && override.path[0] === "plugins"),
  );
  const plugins = config.entries.get("plugins")?.value;
  if (plugins === undefined) return [];
  const checked = checkValue(networkSchema.shape.plugins, toPlain(plugins), { path: ["plugins"], tree: plugins });
  if (checked.problems !== undefined) throw new ConfigInvalidError(checked.problems);
  return checked.value.map((reference, index) => {
    const origin = originAt(plugins, [index]);
    return { reference, from: ids.get(origin.name), origin };
  });
}

function pluginsOnly({ entries, origin }: SourcedMap): SourcedMap {
  return sourcedMap(
    [...entries].filter(([key]) => key === "plugins"),
    origin,
  );
}
