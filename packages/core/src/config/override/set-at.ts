import { attachmentRuleKeys } from "../form/attachment-rule-schema.js";
import { type ConfigPath, formatConfigPath } from "../tree/config-path.js";
import { indicesOf, itemIdentity } from "../tree/item-identity.js";
import { withoutNulls } from "../merge/merge.js";
import type { SetOverride } from "./override.js";
import {
  isNull,
  type Sourced,
  sourcedList,
  type SourcedList,
  type SourcedMap,
  sourcedMap,
  type SourcedScalar,
  textAt,
} from "../tree/sourced.js";
import { ConfigOverrideError, nearest, type NetgraftError, oneOf } from "../../errors/index.js";
import { describeValue } from "../tree/describe-value.js";
import { toPlain } from "../tree/to-plain.js";

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

/** The error for a path that leads into text, a number or the like. */
function noPartsError({ origin }: SetOverride, path: ConfigPath, value: SourcedScalar): NetgraftError {
  return new ConfigOverrideError({
    at: origin.name,
    message: `${formatConfigPath(path)} has no parts that could be set`,
    expected: `${formatConfigPath(path)}=value`,
    found: describeValue(value.value),
  });
}

/** The error for a path that addresses a part of a map by index. */
function wrongSegmentError({ origin }: SetOverride, path: ConfigPath, map: SourcedMap): NetgraftError {
  return new ConfigOverrideError({
    at: origin.name,
    message: `${path.length === 0 ? "the config" : formatConfigPath(path)} is a map, which has keys and no indices`,
    expected: map.entries.size === 0 ? "a key" : oneOf(map.entries.keys()),
  });
}

/** The error for a list item that is not there, or not the only one of its name. */
function unknownItemError(
  { origin }: SetOverride,
  path: ConfigPath,
  segment: string | number,
  list: SourcedList,
): NetgraftError {
  const place = formatConfigPath(path);
  const count = list.items.length;
  if (typeof segment === "number") {
    const range = count === 0 ? `${place}[0], which is added` : `an index from 0 to ${count}, which adds one`;
    return new ConfigOverrideError({
      at: origin.name,
      message: `${place} has no index ${segment}`,
      expected: range,
      found: describeValue(toPlain(list)),
    });
  }
  const indices = indicesOf(list.items, segment);
  if (indices.length > 1) {
    const expected = oneOf(indices.map((index) => formatConfigPath([...path, index])));
    return new ConfigOverrideError({
      at: origin.name,
      message: `more than one item of ${place} is called "${segment}"`,
      expected,
    });
  }
  const identities = list.items.map(itemIdentity).filter((identity) => identity !== undefined);
  const close = nearest(segment, identities);
  return new ConfigOverrideError({
    at: origin.name,
    message: `${place} has no item "${segment}"`,
    expected:
      identities.length > 0
        ? oneOf(new Set(identities))
        : count > 0
          ? `an index, such as ${place}[0]`
          : emptyListAdvice(path),
    ...(close !== undefined && { nearest: close }),
  });
}

function emptyListAdvice(path: ConfigPath): string {
  return path[0] === "attachments" ? "an attachment, which `--attach` adds" : "a list with items";
}
