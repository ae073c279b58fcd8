import type { Change, Flow, FlowNode } from "../model/flow.js";

/** Both flows with what the other has not marked: attachments as a whole, and boxes for which the other has no equal. */
export function flowDiff(before: Flow, after: Flow): { readonly before: Flow; readonly after: Flow } {
  return { before: marked(before, after, "removed"), after: marked(after, before, "added") };
}

function marked(flow: Flow, other: Flow, change: Change): Flow {
  const rules = new Set(other.groups.map(({ rule }) => rule));
  const groups = flow.groups.map((group) => (rules.has(group.rule) ? group : { ...group, change }));
  const isMarked = ({ group }: FlowNode): boolean =>
    groups.some(({ id, change: own }) => id === group && own === change);
  // Boxes of the other flow that have no partner yet.
  const free = new Map<string, number>();
  for (const node of other.nodes) free.set(contentOf(node), (free.get(contentOf(node)) ?? 0) + 1);
  return {
    ...flow,
    groups,
    nodes: flow.nodes.map((node) => {
      if (node.shape === "terminal") return node;
      if (isMarked(node)) return node.shape === "site" ? { ...node, change } : node;
      const left = free.get(contentOf(node)) ?? 0;
      free.set(contentOf(node), left - 1);
      return left > 0 ? node : { ...node, change };
    }),
  };
}

function contentOf({ shape, lines }: FlowNode): string {
  return [shape, ...lines].join("\n");
}
