import { type Graph, GraphBuilder, multiply, only, reduceSum } from "@netgraft/core/graph";

/** The graph with the output `loss`, Σ logits · dy, with the input `dy`; logits are no output any more. */
export function sumOfLogits(graph: Graph): Graph {
  const b = GraphBuilder.continuing(graph);
  const { logits } = graph.outputs;
  if (logits === undefined) throw new TypeError("the graph has no output `logits`");
  const product = only(b.apply(multiply, [logits, b.input("dy", logits)], {}));
  b.output("loss", only(b.apply(reduceSum, [product], { axes: logits.axes.map(({ name }) => name), keep: false })));
  return b.build();
}
