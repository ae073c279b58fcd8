import type { Placed } from "./network-diagram.js";

/** A text that attachments share if one rule has placed them. */
export function ruleKey({ id, type, site, replaces, options }: Placed): string {
  return JSON.stringify([id, type, site, replaces, options]);
}
