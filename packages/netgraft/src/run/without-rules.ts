import type { Framework, Network } from "@netgraft/core";
import { sourcedList, sourcedMap, valueAt } from "@netgraft/core/config";

/** The network without the attachments of some rules, by their ids; itself where there are none. */
export function withoutRules(
  network: Network,
  framework: Pick<Framework, "composeResolved">,
  ids: ReadonlySet<string>,
): Network {
  const { tree, config } = network;
  const rules = valueAt(tree, ["attachments"]);
  const entry = tree.entries.get("attachments");
  if (ids.size === 0 || rules?.kind !== "list" || entry === undefined) return network;
  const items = rules.items.filter((_, index) => !ids.has(config.attachments[index]?.id ?? ""));
  const value = sourcedList(items, rules.origin);
  return framework.composeResolved(sourcedMap([...tree.entries, ["attachments", { ...entry, value }]], tree.origin));
}
