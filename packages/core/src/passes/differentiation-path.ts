import type { Graph } from "../graph/graph.js";
import type { Node } from "../graph/node.js";
import type { Value } from "../graph/value.js";
import { detach } from "../operations/training/detach.js";

/** What lies between a graph's output and the values whose gradients are asked for. */
export interface DifferentiationPath {
  /** The nodes through which a gradient passes, in SSA order. */
  readonly nodes: readonly Node[];
  /** Whether a value depends on one of those whose gradients are asked for. */
  readonly depends: (value: Value) => boolean;
}

/** The path from `sources` to `target`; whole numbers and what is detached end it. */
export function differentiationPath(graph: Graph, target: Value, sources: readonly Value[]): DifferentiationPath {
  const depending = new Set(sources.map(({ id }) => id));
  for (const { operation, inputs, outputs } of graph.nodes) {
    if (operation === detach || !inputs.some(({ id }) => depending.has(id))) continue;
    for (const { id, dtype } of outputs) if (dtype === "float32") depending.add(id);
  }
  const needed = new Set([target.id]);
  const nodes = graph.nodes.toReversed().filter(({ inputs, outputs }) => {
    if (!outputs.some(({ id }) => needed.has(id) && depending.has(id))) return false;
    for (const { id } of inputs) needed.add(id);
    return true;
  });
  return { nodes: nodes.toReversed(), depends: ({ id }) => depending.has(id) };
}
