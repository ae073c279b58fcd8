import { attachmentRuleKeys } from "../form/attachment-rule-schema.js";
import type { ConfigPath } from "../tree/config-path.js";
import { noPartsError, unknownItemError, wrongSegmentError } from "./set-error.js";
import { indicesOf } from "../tree/item-identity.js";
import { withoutNulls } from "../merge/merge.js";
import type { SetOverride } from "./override.js";
import {
  isNull,
  type Sourced,
  type SourcedList,
  sourcedList,
  type SourcedMap,
  sourcedMap,
  textAt,
} from "../tree/sourced.js";

/**
 * The config with one value set, or removed where it is null; maps on the way that are not there are made. In an
 * attachment's rule a key that is none of the rule's own is an option of what it attaches: `attachments.se.reduction`.
 * @throws NG_CONFIG_OVERRIDE where the path leads through a list item that is not there, or through a value without parts.
 */
export function setAt(config: SourcedMap, override: SetOverride): SourcedMap {
  const assignment = { override, value: isNull(override.value) ? undefined : withoutNulls(override.value) };
  return assignInMap(config, override.path, 0, false, assignment);
}

interface Assignment {
  readonly override: SetOverride;
  /** Undefined removes. */
  readonly value: Sourced | undefined;
}

/** @param depth how many segments of the path lead to `tree`. @returns undefined where the value is to be removed. */
function assign(
  tree: Sourced | undefined,
  path: ConfigPath,
  depth: number,
  isItem: boolean,
  assignment: Assignment,
): Sourced | undefined {
  const segment = path[depth];
  const { override, value } = assignment;
  if (segment === undefined) return value;
  const here = tree ?? emptyFor(path, depth, override);
  if (here.kind === "scalar") throw noPartsError(override, path.slice(0, depth), here);
  const changed =
    here.kind === "list"
      ? assignInList(here, path, depth, assignment)
      : assignInMap(here, path, depth, isItem, assignment);
  return tree === undefined && value === undefined ? undefined : changed;
}

/** What is made where there is nothing; `attachments` is a list even where it is empty. */
function emptyFor(path: ConfigPath, depth: number, { origin }: SetOverride): SourcedMap | SourcedList {
  const isList = typeof path[depth] === "number" || (depth === 1 && path[0] === "attachments");
  return isList ? sourcedList([], origin) : sourcedMap([], origin);
}

function assignInMap(
  map: SourcedMap,
  path: ConfigPath,
  depth: number,
  isItem: boolean,
  assignment: Assignment,
): SourcedMap {
  const { override } = assignment;
  const segment = path[depth];
  if (typeof segment !== "string") throw wrongSegmentError(override, path.slice(0, depth), map);
  const isOption = isItem && map.entries.has("attach") && !attachmentRuleKeys.has(segment);
  const key = isOption ? "attach" : segment;
  const entry = map.entries.get(key);
  const value = assign(entry?.value, path, isOption ? depth : depth + 1, false, assignment);
  const entries = new Map(
    changesType(map, key, value) ? [...map.entries].filter(([kept]) => kept === "id") : map.entries,
  );
  if (value === undefined) entries.delete(key);
  else
    entries.set(key, {
      keyOrigin: entry !== undefined && value !== assignment.value ? entry.keyOrigin : override.origin,
      value,
    });
  return sourcedMap(entries, map.origin);
}

/** Whether another component is chosen in the map, for which its other keys mean nothing. */
function changesType(map: SourcedMap, key: string, value: Sourced | undefined): boolean {
  const before = key === "type" ? textAt(map, "type") : undefined;
  return before !== undefined && value?.kind === "scalar" && value.value !== before;
}

function assignInList(list: SourcedList, path: ConfigPath, depth: number, assignment: Assignment): SourcedList {
  const index = indexFor(list, path, depth, assignment.override);
  const value = assign(list.items[index], path, depth + 1, true, assignment);
  const items: (Sourced | undefined)[] = [...list.items];
  items[index] = value;
  return sourcedList(
    items.filter((item) => item !== undefined),
    list.origin,
  );
}

function indexFor(list: SourcedList, path: ConfigPath, depth: number, override: SetOverride): number {
  const segment = path[depth];
  if (typeof segment === "number") {
    if (segment <= list.items.length) return segment;
  } else if (segment !== undefined) {
    const [index, second] = indicesOf(list.items, segment);
    if (index !== undefined && second === undefined) return index;
  }
  throw unknownItemError(override, path.slice(0, depth), segment ?? "", list);
}
