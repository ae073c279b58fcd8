import type { Graph } from "../graph/graph.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import type { Value } from "../graph/value.js";
import { expand } from "../operations/axes/expand.js";
import { only } from "../operations/rules/arity.js";

/**
 * The graph with its updates as outputs, too, each with its axes in the order of the state's tensor.
 * @param names of the outputs, by the tensor that is updated
 */
export function withUpdatesAsOutputs(graph: Graph, names: Readonly<Record<string, string>>): Graph {
  const builder = GraphBuilder.continuing(graph);
  for (const { source, axes } of graph.values) {
    if (source.kind !== "parameter" && source.kind !== "buffer") continue;
    const [next, name] = [graph.updates[source.name], names[source.name]];
    if (next === undefined || name === undefined) continue;
    const isInOrder = axes.every((axis, index) => next.axes[index]?.name === axis.name);
    const inOrder = (): Value => only(builder.apply(expand, [next], { axes: axes.map((axis) => ({ ...axis })) }, name));
    builder.output(name, isInOrder ? next : inOrder());
  }
  return builder.build();
}
