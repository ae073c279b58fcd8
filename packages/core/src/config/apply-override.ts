import { withoutNulls } from "./merge.js";
import type { AttachOverride, Override } from "./override.js";
import { setAt } from "./set-at.js";
import { sourcedList, type SourcedMap, sourcedMap } from "./sourced.js";

/**
 * The config with the overrides applied in order.
 * @throws NG_CONFIG_OVERRIDE where one addresses an item that is not there, or a part of something that has no parts.
 */
export function applyOverrides(tree: SourcedMap, overrides: readonly Override[]): SourcedMap {
  return overrides.reduce(
    (config, override) => (override.kind === "set" ? setAt(config, override) : attach(config, override)),
    tree,
  );
}

function attach(config: SourcedMap, { rule, origin }: AttachOverride): SourcedMap {
  const entry = config.entries.get("attachments");
  const list = entry?.value ?? sourcedList([], origin);
  // Where `attachments` is no list, validation says so.
  if (list.kind !== "list") return config;
  const value = sourcedList([...list.items, withoutNulls(rule)], list.origin);
  return sourcedMap(
    [...config.entries, ["attachments", { keyOrigin: entry?.keyOrigin ?? origin, value }]],
    config.origin,
  );
}
