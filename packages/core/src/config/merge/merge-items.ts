import { nearest, oneOf, type Problem } from "../../errors/index.js";
import { formatConfigPath } from "../tree/config-path.js";
import { indicesOf, isRemoval, itemIdentity } from "../tree/item-identity.js";
import { describeOrigin } from "../tree/origin.js";
import type { Sourced } from "../tree/sourced.js";

/** Where a merge stands, and what it has found wrong. */
export interface MergeWalk {
  /** The way to the values at hand, changed during the walk and restored. */
  readonly path: (string | number)[];
  readonly problems: Problem[];
}

/** Merges `over` into `base`, where there is one. */
export type MergeValue = (base: Sourced | undefined, over: Sourced, walk: MergeWalk) => Sourced;

/** The items of two lists merged by identity: those of `base` in place, then the new ones of `over` in order. */
export function mergeItems(
  base: readonly Sourced[],
  over: readonly Sourced[],
  walk: MergeWalk,
  mergeValue: MergeValue,
): Sourced[] {
  const merged: (Sourced | undefined)[] = [...base];
  for (const [index, item] of over.entries()) {
    const identity = itemIdentity(item);
    const places = identity === undefined ? [] : indicesOf(base, identity);
    const place = places[0];
    walk.path.push(identity ?? index);
    if (identity !== undefined && place !== undefined) {
      if (places.length + indicesOf(over, identity).length > 2) reportAmbiguous(identity, item, walk);
      merged[place] = isRemoval(item) ? undefined : mergeValue(base[place], item, walk);
    } else if (identity !== undefined && isRemoval(item)) {
      reportNothingToRemove(identity, item, base, walk);
    } else {
      merged.push(mergeValue(undefined, item, walk));
    }
    walk.path.pop();
  }
  return merged.filter((item) => item !== undefined);
}

function reportAmbiguous(identity: string, item: Sourced, { path, problems }: MergeWalk): void {
  problems.push({
    at: formatConfigPath(path),
    message: `more than one item is called "${identity}", so it is not clear which is overridden`,
    expected: "items with an `id` of their own",
    source: describeOrigin(item.origin),
  });
}

function reportNothingToRemove(
  identity: string,
  item: Sourced,
  base: readonly Sourced[],
  { path, problems }: MergeWalk,
): void {
  const identities = [...new Set(base.map(itemIdentity).filter((known) => known !== undefined))];
  const close = nearest(identity, identities);
  problems.push({
    at: formatConfigPath(path),
    message: `there is no "${identity}" to remove`,
    expected: identities.length === 0 ? "a config that is extended and has items" : oneOf(identities),
    ...(close === undefined ? {} : { nearest: close }),
    source: describeOrigin(item.origin),
  });
}
