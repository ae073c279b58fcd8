import type { ConfigPath } from "./config-path.js";
import { indicesOf } from "./item-identity.js";
import type { Origin } from "./origin.js";
import type { Sourced } from "./sourced.js";

/** The value at the path, or undefined where there is none; of several items with one identity it is the first. */
export function valueAt(tree: Sourced, path: ConfigPath): Sourced | undefined {
  let value: Sourced | undefined = tree;
  for (const segment of path) {
    if (value === undefined) return undefined;
    value = childAt(value, segment);
  }
  return value;
}

/** Where the value at the path was written; where there is no such value, the origin of the nearest map or list around it. */
export function originAt(tree: Sourced, path: ConfigPath): Origin {
  let value = tree;
  for (const segment of path) {
    const child = childAt(value, segment);
    if (child === undefined) break;
    value = child;
  }
  return value.origin;
}

/** Where the key that ends the path was written; as {@link originAt} where the path does not end in a key. */
export function keyOriginAt(tree: Sourced, path: ConfigPath): Origin {
  const parent = valueAt(tree, path.slice(0, -1));
  const key = path.at(-1);
  const entry = parent?.kind === "map" && typeof key === "string" ? parent.entries.get(key) : undefined;
  return entry?.keyOrigin ?? originAt(tree, path);
}

function childAt(tree: Sourced, segment: string | number): Sourced | undefined {
  if (tree.kind === "map") return typeof segment === "string" ? tree.entries.get(segment)?.value : undefined;
  if (tree.kind === "scalar") return undefined;
  const index = typeof segment === "number" ? segment : indicesOf(tree.items, segment)[0];
  return index === undefined ? undefined : tree.items[index];
}
