import type { Placed } from "./network-diagram.js";

/** `se at residual`, or `first (se) at residual` where its id is not its type. */
export function attachedName({ id, type, site }: Pick<Placed, "id" | "type" | "site">): string {
  return `${id === type ? type : `${id} (${type})`} at ${site}`;
}
