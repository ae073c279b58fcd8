import { elementsPerExample } from "../graph/axes.js";
import type { Graph } from "../graph/graph.js";
import type { Node } from "../graph/node.js";
import { nodeCost } from "./summarize.js";

/** What one node costs. */
export interface LayerCost {
  readonly node: Node;
  /** Learnable elements that no node before it uses. */
  readonly parameters: number;
  /** Multiply-accumulates for one example. */
  readonly macs: number;
}

/** What each node of a graph costs, in order; parameters that several nodes share count at the first. */
export function layerCosts({ nodes }: Graph): readonly LayerCost[] {
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
