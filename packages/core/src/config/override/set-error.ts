import { ConfigOverrideError, nearest, type NetgraftError, oneOf } from "../../errors/index.js";
import { type ConfigPath, formatConfigPath } from "../tree/config-path.js";
import { describeValue } from "../tree/describe-value.js";
import { indicesOf, itemIdentity } from "../tree/item-identity.js";
import type { SetOverride } from "./override.js";
import type { SourcedList, SourcedMap, SourcedScalar } from "../tree/sourced.js";
import { toPlain } from "../tree/to-plain.js";

/** The error for a path that leads into text, a number or the like. */
export function noPartsError({ origin }: SetOverride, path: ConfigPath, value: SourcedScalar): NetgraftError {
  return new ConfigOverrideError({
    at: origin.name,
    message: `${formatConfigPath(path)} has no parts that could be set`,
    expected: `${formatConfigPath(path)}=value`,
    found: describeValue(value.value),
  });
}

/** The error for a path that addresses a part of a map by index. */
export function wrongSegmentError({ origin }: SetOverride, path: ConfigPath, map: SourcedMap): NetgraftError {
  return new ConfigOverrideError({
    at: origin.name,
    message: `${path.length === 0 ? "the config" : formatConfigPath(path)} is a map, which has keys and no indices`,
    expected: map.entries.size === 0 ? "a key" : oneOf(map.entries.keys()),
  });
}

/** The error for a list item that is not there, or not the only one of its name. */
export function unknownItemError(
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
