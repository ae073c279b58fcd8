import { z } from "#zod";
import { applyOverrides } from "../override/apply-override.js";
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
 * The plugins named along a chain of files, those of the last base first, each once. What names none is left to validation,
 * which tells it with all other problems.
 * @param ids the loaded configs' ids by the names of their origins.
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
  const { element } = networkSchema.shape.plugins.unwrap();
  return (plugins?.kind === "list" ? plugins.items : []).flatMap((item) => {
    const { data: reference } = z.safeParse(element, toPlain(item));
    return reference === undefined ? [] : [{ reference, from: ids.get(item.origin.name), origin: item.origin }];
  });
}

function pluginsOnly({ entries, origin }: SourcedMap): SourcedMap {
  return sourcedMap(
    [...entries].filter(([key]) => key === "plugins"),
    origin,
  );
}
