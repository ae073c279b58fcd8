import { formulasBelow, Graph, GraphBuilder, type Node } from "@netgraft/core";

/** A graph that tells of each node whether what it computes is finite. */
export interface FinitenessGraph {
  /** Its outputs have no axes: 0 where all that a node computes is finite, and otherwise no number. */
  readonly graph: Graph;
  /** In order, by the outputs that tell of them. */
  readonly nodes: ReadonlyMap<string, Node>;
}

/**
 * The same computation without its outputs and updates; 0 · x tells of every x whether it is finite.
 * @param count how many nodes are told of, from the first
 */
export function finitenessGraph(graph: Graph, count: number): FinitenessGraph {
  const { name: title, values, nodes: steps, scopes, marks, inputs } = graph;
  const builder = GraphBuilder.continuing(
    new Graph({ name: title, values, nodes: steps, scopes, marks, inputs, outputs: {} }),
  );
  const nodes = new Map<string, Node>();
  for (const node of graph.nodes.slice(0, count))
    for (const [port, value] of node.outputs.entries()) {
      const output = `${node.id}.${port}`;
      const b = formulasBelow(builder, `finite.${output}`);
      const products = b.multiply(value, 0);
      const all = value.axes.map(({ name }) => name);
      builder.output(output, all.length === 0 ? products : b.reduceSum(products, all));
      nodes.set(output, node);
    }
  return { graph: builder.build(), nodes };
}
