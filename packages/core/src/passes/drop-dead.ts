import type { Graph } from "../graph/graph.js";
import { liveParts } from "./live-parts.js";
import { rewrite } from "./rewrite.js";

/** The graph without nodes and tensors of the state that neither its outputs nor its updates depend on; its inputs stay. */
export function dropDead(graph: Graph): Graph {
  const live = liveParts(graph, [...Object.values(graph.outputs), ...Object.values(graph.updates)]);
  const sources = (values: Graph["values"]): number => values.filter(({ source }) => isDroppable(source.kind)).length;
  if (live.nodes.length === graph.nodes.length && sources(live.values) === sources(graph.values)) return graph;
  return rewrite(graph, () => undefined, { only: live });
}

function isDroppable(kind: Graph["values"][number]["source"]["kind"]): boolean {
  return kind !== "input" && kind !== "node";
}
