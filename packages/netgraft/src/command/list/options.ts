import { componentKinds, shownAs } from "@netgraft/core/kinds";
import type { PluginOptions } from "../arguments/plugin-option.js";

/** What can be listed: the kinds of components, and the sites of backbones. */
export const listKinds: readonly string[] = componentKinds.flatMap((kind) => {
  const { plural = [] } = shownAs(kind) ?? {};
  return kind === "attachment" ? [plural, "sites"].flat() : plural;
});

/** The kind that a word names, in its plural or its singular: `attachment`, `networks`. Undefined for any other word. */
export function listedKind(word: string): string | undefined {
  if (listKinds.includes(word)) return word;
  if (word === "site") return "sites";
  const kind = componentKinds.find((each) => shownAs(each)?.singular === word);
  return kind === undefined ? undefined : shownAs(kind)?.plural;
}

/** Options of `netgraft list`. */
export interface ListOptions extends PluginOptions {
  readonly json?: boolean;
}
