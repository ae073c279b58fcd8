import type { Framework, Network } from "@netgraft/core";
import { sourcedList, sourcedMap, sourcedScalar, valueAt } from "@netgraft/core/config";

/**
 * The network without some of its attachments: rules that have none left are gone, others name the blocks that they keep.
 * @param removed paths of attachments, `layer1.0.se`
 */
export function withoutAttachments(
  network: Network,
  framework: Pick<Framework, "composeResolved">,
  removed: ReadonlySet<string>,
): Network {
  const { tree, config, graph } = network;
  const rules = valueAt(tree, ["attachments"]);
  const entry = tree.entries.get("attachments");
  if (removed.size === 0 || rules?.kind !== "list" || entry === undefined) return network;
  const items = rules.items.flatMap((item, index) => {
    const id = config.attachments[index]?.id;
    const blocks = graph.marks.flatMap((mark) => {
      if (mark.kind !== "attachment" || mark.id !== id) return [];
      const scope = graph.scopes[mark.scope];
      const block = scope?.parent === undefined ? undefined : graph.scopes[scope.parent]?.path;
      return [{ path: scope?.path ?? "", block: block ?? "" }];
    });
    const kept = blocks.filter(({ path }) => !removed.has(path));
    if (kept.length === blocks.length || item.kind !== "map") return [item];
    if (kept.length === 0) return [];
    const pattern = sourcedScalar(`{${kept.map(({ block }) => block).join(", ")}}`, item.origin);
    const where = sourcedMap([["path", { value: pattern, keyOrigin: item.origin }]], item.origin);
    return [sourcedMap([...item.entries, ["where", { value: where, keyOrigin: item.origin }]], item.origin)];
  });
  const value = sourcedList(items, rules.origin);
  return framework.composeResolved(sourcedMap([...tree.entries, ["attachments", { ...entry, value }]], tree.origin));
}
