import { Faults } from "../../errors/index.js";
import { withoutNulls } from "../merge/merge.js";
import type { AttachOverride, Override } from "./override.js";
import { setAt } from "./set-at.js";
import { sourcedList, type SourcedMap, sourcedMap } from "../tree/sourced.js";

/**
 * The config with the overrides applied in order.
 * @throws NG_CONFIG_OVERRIDE naming each that addresses an item that is not there, or a part of something that has no parts
 */
export function applyOverrides(tree: SourcedMap, overrides: readonly Override[]): SourcedMap {
  const faults = new Faults();
  const changed = overrides.reduce(
    (config, override) =>
      faults.attempt(() => (override.kind === "set" ? setAt(config, override) : attach(config, override))) ?? config,
    tree,
  );
  faults.throwIfAny();
  return changed;
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
