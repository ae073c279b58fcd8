import type { Graph, Node } from "@netgraft/core/graph";

/** What changes no number of classes on the way to an output. */
const passing = new Set(["mergeAxes", "globalPool", "reduceMean", "adaptiveAveragePool", "dropout", "renameAxis"]);

/** The layers whose channels are the classes: those that the logits come from, of auxiliary heads, too. */
export function classifierLayers(graph: Graph): ReadonlySet<Node> {
  const found = new Set<Node>();
  const classes = channelsOf(graph.outputs["logits"]);
  if (classes === undefined) return found;
  for (const output of Object.values(graph.outputs)) {
    if (channelsOf(output) !== classes || output.axes.length !== 2) continue;
    let node = graph.producer(output);
    while (node !== undefined && passing.has(node.operation.kind)) {
      const [input] = node.inputs;
      if (channelsOf(input) !== classes) break;
      node = input === undefined ? undefined : graph.producer(input);
    }
    if (node?.operation.kind === "dense" || node?.operation.kind === "conv") found.add(node);
  }
  return found;
}

function channelsOf(value: Graph["outputs"][string] | undefined): number | undefined {
  const size = value?.axes.find(({ name }) => name === "channel")?.size;
  return typeof size === "number" ? size : undefined;
}
