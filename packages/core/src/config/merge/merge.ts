import { ConfigInvalidError, type Problem } from "../../errors/index.js";
import { isItemList } from "../tree/item-identity.js";
import { mergeItems, type MergeWalk } from "./merge-items.js";
import { defaultOrigin } from "../tree/origin.js";
import {
  isNull,
  type Sourced,
  type SourcedEntry,
  type SourcedList,
  sourcedList,
  type SourcedMap,
  sourcedMap,
  textAt,
} from "../tree/sourced.js";

/**
 * The config `over` merged into the config `base` that it extends: maps key by key; lists of items with identity item
 * by item, new ones at the end; `plugins` united; any other value replaced. `null` removes a key, `{ id, attach: null }`
 * an item. A map whose `type` differs from the base's replaces it: the options of one component mean nothing to another.
 * @throws NG_CONFIG_INVALID where an item is removed that is not there, or an identity is not unique.
 */
export function mergeConfig(base: SourcedMap, over: SourcedMap): SourcedMap {
  const problems: Problem[] = [];
  const merged = mergeMaps(base, over, { path: [], problems });
  if (problems.length > 0) throw new ConfigInvalidError(problems);
  return merged;
}

/**
 * The layers of a config merged, each into the next, which it extends; the last one extends nothing.
 * @throws NG_CONFIG_INVALID as {@link mergeConfig} does, with the problems of all layers
 */
export function mergeLayers(layers: readonly SourcedMap[]): SourcedMap {
  const problems: Problem[] = [];
  const nothing = sourcedMap([], layers.at(-1)?.origin ?? defaultOrigin);
  const merged = layers.reduceRight((base, over) => mergeMaps(base, over, { path: [], problems }), nothing);
  if (problems.length > 0) throw new ConfigInvalidError(problems);
  return merged;
}

/**
 * The tree with what its nulls remove taken out: what it is when it extends nothing.
 * @throws NG_CONFIG_INVALID as {@link mergeConfig} does.
 */
export function withoutNulls(tree: Sourced): Sourced {
  const problems: Problem[] = [];
  const clean = mergeValue(undefined, tree, { path: [], problems });
  if (problems.length > 0) throw new ConfigInvalidError(problems);
  return clean;
}

/** `over` merged into `base`, where there is one. */
function mergeValue(base: Sourced | undefined, over: Sourced, walk: MergeWalk): Sourced {
  if (over.kind === "scalar") return over;
  if (over.kind === "list") return mergeLists(base?.kind === "list" ? base : undefined, over, walk);
  const fits = base?.kind === "map" && !ofDifferentType(base, over);
  return mergeMaps(fits ? base : sourcedMap([], over.origin), over, walk);
}

function ofDifferentType(base: SourcedMap, over: SourcedMap): boolean {
  const [before, after] = [textAt(base, "type"), textAt(over, "type")];
  return before !== undefined && after !== undefined && before !== after;
}

function mergeMaps(base: SourcedMap, over: SourcedMap, walk: MergeWalk): SourcedMap {
  if (over.entries.size === 0) return base;
  const entries = new Map<string, SourcedEntry>(base.entries);
  for (const [key, { keyOrigin, value }] of over.entries) {
    walk.path.push(key);
    if (isNull(value)) entries.delete(key);
    else entries.set(key, { keyOrigin, value: mergeValue(base.entries.get(key)?.value, value, walk) });
    walk.path.pop();
  }
  return sourcedMap(entries, over.origin);
}

function mergeLists(base: SourcedList | undefined, over: SourcedList, walk: MergeWalk): SourcedList {
  if (walk.path.length === 1 && walk.path[0] === "plugins") return base === undefined ? over : unite(base, over);
  const before = base ?? sourcedList([], over.origin);
  if (over.items.length === 0 && isItemList(before)) return before;
  if (isItemList(over) && (before.items.length === 0 || isItemList(before))) {
    return sourcedList(mergeItems(before.items, over.items, walk, mergeValue), over.origin);
  }
  return sourcedList(
    over.items.map((item) => mergeValue(undefined, item, walk)),
    over.origin,
  );
}

/** Both lists, each value once; one relative path written in two files names two things. */
function unite(base: SourcedList, over: SourcedList): SourcedList {
  const united = new Map<unknown, Sourced>();
  for (const item of [...base.items, ...over.items]) {
    const key = sameness(item);
    if (!united.has(key)) united.set(key, item);
  }
  return sourcedList([...united.values()], over.origin);
}

function sameness(item: Sourced): unknown {
  if (item.kind !== "scalar" || typeof item.value !== "string") return item;
  return item.value.startsWith(".") ? `${item.origin.name}\0${item.value}` : item.value;
}
