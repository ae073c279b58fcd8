import type { Graph } from "./graph.js";
import { type GraphJson, graphJsonVersion } from "./graph-json-schema.js";
import type { Value } from "./value.js";

/** The graph as plain JSON, with a version. Values and scopes are referred to by their position. */
export function graphToJson(graph: Graph): GraphJson {
  const form = {
    format: "netgraft-graph",
    version: graphJsonVersion,
    name: graph.name,
    scopes: graph.scopes,
    values: graph.values.map(({ dtype, axes, source: from }) => ({ dtype, axes, source: from })),
    nodes: graph.nodes.map((node) => ({
      operation: node.operation.kind,
      path: node.path,
      scope: node.scope,
      inputs: node.inputs.map(({ id }) => id),
      outputs: node.outputs.map(({ id }) => id),
      attributes: node.attributes,
    })),
    marks: graph.marks,
    inputs: idsByName(graph.inputs),
    outputs: idsByName(graph.outputs),
    ...(Object.keys(graph.updates).length === 0 ? {} : { updates: idsByName(graph.updates) }),
  };
  // A deep copy, so that the graph stays immutable whatever the caller does with it; JSON drops what is undefined.
  return JSON.parse(JSON.stringify(form)) as GraphJson;
}

function idsByName(values: Readonly<Record<string, Value>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([name, { id }]) => [name, id]));
}
