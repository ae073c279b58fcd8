import { type Graph, GraphBuilder } from "@netgraft/core/graph";

/** A graph whose auxiliary heads are outputs, too, and their names, by the path of their scopes. */
export function withAuxiliaryOutputs(graph: Graph): { readonly graph: Graph; readonly heads: readonly string[] } {
  const heads = graph.scopes.filter(({ kind }) => kind === "auxiliary").map(({ path }) => path);
  const found = heads.flatMap((path) => {
    const last = graph.nodes.findLast((node) => node.path.startsWith(`${path}.`))?.outputs[0];
    const isOutput = Object.values(graph.outputs).some((output) => output === last);
    return last === undefined || isOutput ? [] : [[path, last] as const];
  });
  if (found.length === 0) return { graph, heads: [] };
  const b = GraphBuilder.continuing(graph);
  for (const [path, logits] of found) b.output(path, logits);
  return { graph: b.build(), heads: found.map(([path]) => path) };
}
