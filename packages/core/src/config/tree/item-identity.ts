import { isNull, type Sourced, type SourcedList, textAt } from "./sourced.js";

/**
 * The name by which a list item is merged and addressed: its `id`, by default the type of what it attaches, or its own
 * type; undefined where the item has none.
 */
export function itemIdentity(item: Sourced): string | undefined {
  if (item.kind !== "map") return undefined;
  const attach = item.entries.get("attach")?.value;
  return textAt(item, "id") ?? (attach === undefined ? undefined : textAt(attach, "type")) ?? textAt(item, "type");
}

/** Whether the item is written `{ id: se, attach: null }`, which removes the item of that identity. */
export function isRemoval(item: Sourced): boolean {
  const attach = item.kind === "map" ? item.entries.get("attach")?.value : undefined;
  return attach !== undefined && isNull(attach);
}

/** Whether a list holds items with identity rather than plain values. */
export function isItemList(list: SourcedList): boolean {
  return list.items.every((item) => item.kind === "map") && list.items.some((item) => itemIdentity(item) !== undefined);
}

/** The indices of the items with that identity. */
export function indicesOf(items: readonly Sourced[], identity: string): number[] {
  return items.flatMap((item, index) => (itemIdentity(item) === identity ? [index] : []));
}
