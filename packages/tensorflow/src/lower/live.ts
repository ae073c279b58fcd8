import type { Graph, Node, Value } from "@netgraft/core";

/** What a graph's outputs and updates depend on: an auxiliary head, say, is no part of what predicts. */
export interface Live {
  /** In SSA order. */
  readonly nodes: readonly Node[];
  /** Those among `graph.values` that a live node takes, or that are outputs or updates, in order. */
  readonly values: readonly Value[];
}

export function liveParts(graph: Graph): Live {
  const needed = new Set([...Object.values(graph.outputs), ...Object.values(graph.updates)].map(({ id }) => id));
  const nodes: Node[] = [];
  for (const node of graph.nodes.toReversed()) {
    if (!node.outputs.some(({ id }) => needed.has(id))) continue;
    nodes.push(node);
    for (const { id } of node.inputs) needed.add(id);
  }
  return { nodes: nodes.toReversed(), values: graph.values.filter(({ id }) => needed.has(id)) };
}
