import { elementsPerExample, type Graph, type Node, nodeCost } from "@netgraft/core";

/** What one node costs. */
export interface Layer {
  readonly node: Node;
  /** Learnable elements that no node before it uses. */
  readonly parameters: number;
  readonly macs: number;
}

/** What each node of a graph costs for one example; parameters that several nodes share count at the first. */
export function layersOf({ nodes }: Graph): readonly Layer[] {
  const counted = new Set<number>();
  return nodes.map((node) => {
    let parameters = 0;
    for (const { id, source, axes } of node.inputs) {
      if (source.kind !== "parameter" || counted.has(id)) continue;
      counted.add(id);
      parameters += elementsPerExample(axes);
    }
    return { node, parameters, macs: nodeCost(node).macs };
  });
}
