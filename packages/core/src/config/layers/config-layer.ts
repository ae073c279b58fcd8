import { ConfigInvalidError } from "../../errors/index.js";
import { describeValue } from "../tree/describe-value.js";
import { describeOrigin, type Origin } from "../tree/origin.js";
import { isNull, type Sourced, type SourcedMap, sourcedMap } from "../tree/sourced.js";
import { toPlain } from "../tree/to-plain.js";

/** One config of a chain, without what holds for the file alone. */
export interface ConfigLayer {
  /** Without `extends` and `$schema`. */
  readonly tree: SourcedMap;
  /** What it extends. */
  readonly base?: { readonly reference: string; readonly origin: Origin };
}

/**
 * A loaded tree as a layer; an empty file is an empty map.
 * @throws NG_CONFIG_INVALID where it is no map, a key is not allowed, or `extends` is not one reference.
 */
export function layerOf(tree: Sourced): ConfigLayer {
  const plain = toPlain(tree);
  const map = isNull(tree) ? sourcedMap([], tree.origin) : tree;
  if (map.kind !== "map")
    throw invalid("", "this is no config", "a map with the keys name and backbone", plain, tree.origin);
  const kept = sourcedMap(
    [...map.entries].filter(([key]) => key !== "extends" && key !== "$schema"),
    map.origin,
  );
  const base = map.entries.get("extends")?.value;
  if (base === undefined || isNull(base)) return { tree: kept };
  if (base.kind === "scalar" && typeof base.value === "string" && base.value !== "") {
    return { tree: kept, base: { reference: base.value, origin: base.origin } };
  }
  throw invalid("extends", "wrong type", "one file, or the name of one network", toPlain(base), base.origin);
}

function invalid(at: string, message: string, expected: string, found: unknown, origin: Origin): Error {
  return new ConfigInvalidError({ at, message, expected, found: describeValue(found), source: describeOrigin(origin) });
}
