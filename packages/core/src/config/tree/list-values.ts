import { type ConfigPath, formatConfigPath } from "./config-path.js";
import { indicesOf, itemIdentity } from "./item-identity.js";
import type { Origin } from "./origin.js";
import type { Sourced, SourcedList } from "./sourced.js";
import { type Plain, toPlain } from "./to-plain.js";

/** One value of a config and where it was written. */
export interface ListedValue {
  /** As `--set` takes it. */
  readonly path: string;
  /** A scalar, a list of scalars that were written together, or an empty map or list. */
  readonly value: Plain;
  readonly origin: Origin;
}

/** Every value of a config in document order. */
export function listValues(tree: Sourced): ListedValue[] {
  return [...values(tree, [])];
}

function* values(tree: Sourced, path: ConfigPath): Generator<ListedValue> {
  if (tree.kind === "map" && tree.entries.size > 0) {
    for (const [key, { value }] of tree.entries) yield* values(value, [...path, key]);
  } else if (tree.kind === "list" && !isOneValue(tree)) {
    for (const [index, item] of tree.items.entries()) yield* values(item, [...path, segmentFor(tree, item, index)]);
  } else {
    yield { path: formatConfigPath(path), value: toPlain(tree), origin: tree.origin };
  }
}

/** Whether a list is shown as a whole: nothing in it but scalars that come from the same source as the list. */
function isOneValue({ items, origin }: SourcedList): boolean {
  return items.every(
    (item) => item.kind === "scalar" && item.origin.kind === origin.kind && item.origin.name === origin.name,
  );
}

/** The item's identity, where no other has it. */
function segmentFor({ items }: SourcedList, item: Sourced, index: number): string | number {
  const identity = itemIdentity(item);
  return identity !== undefined && indicesOf(items, identity).length === 1 ? identity : index;
}
