import { componentKinds, shownAs } from "@netgraft/core/kinds";
import type { PluginOptions } from "../arguments/plugin-option.js";

/** What can be listed: the kinds of components, and the sites of backbones. */
export const listKinds: readonly string[] = componentKinds.flatMap((kind) => {
  const { plural = [] } = shownAs(kind) ?? {};
  return kind === "attachment" ? [plural, "sites"].flat() : plural;
});

/** Options of `netgraft list`. */
export interface ListOptions extends PluginOptions {
  readonly json?: boolean;
}
