import type { Graph } from "../graph/graph.js";
import type { Node } from "../graph/node.js";
import type { Value } from "../graph/value.js";

/** What some values of a graph depend on: an auxiliary head, say, is no part of what predicts. */
export interface LiveParts {
  /** In SSA order. */
  readonly nodes: readonly Node[];
  /** Those among `graph.values` that a live node takes, or that are ends, in order. */
  readonly values: readonly Value[];
}

/** The parts of a graph that `ends` depend on, which are its outputs where nothing else is asked for. */
export function liveParts(graph: Graph, ends: readonly Value[] = Object.values(graph.outputs)): LiveParts {
  const needed = new Set(ends.map(({ id }) => id));
  const nodes: Node[] = [];
  for (const node of graph.nodes.toReversed()) {
    if (!node.outputs.some(({ id }) => needed.has(id))) continue;
    nodes.push(node);
    for (const { id } of node.inputs) needed.add(id);
  }
  return { nodes: nodes.toReversed(), values: graph.values.filter(({ id }) => needed.has(id)) };
}
