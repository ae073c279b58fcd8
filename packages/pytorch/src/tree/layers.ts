import type { Graph, Node } from "@netgraft/core/graph";

/** The operations that layers of `torch.nn` compute, with the names of their tensors in the order of the operation's inputs. */
const layerTensors: Readonly<Record<string, readonly string[]>> = {
  conv: ["weight", "bias"],
  convTranspose: ["weight", "bias"],
  dense: ["weight", "bias"],
  batchNorm: ["weight", "bias", "running_mean", "running_var"],
  groupNorm: ["weight", "bias"],
  layerNorm: ["weight", "bias"],
};

/**
 * The nodes that are layers of `torch.nn`, by the path of the layer: their tensors have the layer's names below one path, nothing else
 * is there, and nothing else takes them.
 */
export function layersOf(graph: Graph, consumers: readonly (readonly Node[])[]): ReadonlyMap<string, Node> {
  const layers = new Map<string, Node>();
  const counts = new Map<string, number>();
  for (const { source } of graph.values)
    if (source.kind === "parameter" || source.kind === "buffer")
      for (const prefix of prefixesOf(source.name)) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  const outputs = new Set(Object.values(graph.outputs).map(({ id }) => id));
  for (const node of graph.nodes) {
    const names = layerTensors[node.operation.kind];
    const tensors = node.inputs.slice(1);
    const [first] = tensors;
    if (names === undefined || first === undefined || !("name" in first.source)) continue;
    const prefix = first.source.name.slice(0, -".weight".length);
    const isOwn = tensors.every(
      ({ id, source }, index) =>
        (source.kind === "parameter" || source.kind === "buffer") &&
        source.name === `${prefix}.${names[index]}` &&
        (source.kind === "buffer") === (names[index]?.startsWith("running") === true) &&
        consumers[id]?.length === 1 &&
        !outputs.has(id),
    );
    if (isOwn && counts.get(prefix) === tensors.length && hasLayer(node)) layers.set(prefix, node);
  }
  return layers;
}

/** Whether `torch.nn` has a layer for the axes of the node's input. */
function hasLayer({ operation, inputs, attributes }: Node): boolean {
  const axes = inputs[0]?.axes ?? [];
  const positions = axes.filter(({ name }) => name !== "batch" && name !== "channel").length;
  if (!axes.some(({ name }) => name === "batch")) return operation.kind === "dense" || operation.kind === "layerNorm";
  switch (operation.kind) {
    case "conv":
    case "convTranspose": {
      // A list of windows, as the operation's schema has it.
      const windows = attributes["windows"] as readonly { readonly axis: string }[];
      return windows.length === positions && positions >= 1 && positions <= 3;
    }
    case "batchNorm":
      return positions <= 3;
    default:
      return true;
  }
}

/** All modules that a tensor is within, by its name. */
function prefixesOf(name: string): readonly string[] {
  const parts = name.split(".").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}
