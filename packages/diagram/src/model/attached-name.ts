import type { Placed } from "./network-diagram.js";

/** `se at residual`, `sk for conv2`, or `first (se) at residual` where its id is not its type. */
export function attachedName({ id, type, site, replaces }: Omit<Placed, "options">): string {
  return `${id === type ? type : `${id} (${type})`} ${replaces ? "for" : "at"} ${site}`;
}
