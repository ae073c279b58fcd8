import type { Graph } from "@netgraft/core";
import { layerCosts } from "@netgraft/core/host";
import { scopeTree } from "./scope-tree.js";

/** A module or a layer, and what all that is in it costs. */
export interface Module {
  /** Its name inside what contains it. */
  readonly name: string;
  /** `stage`, `bottleneck`, `se at residual`, `conv`, … */
  readonly kind: string;
  readonly parameters: number;
  readonly macs: number;
}

/** A module with what is in it. */
export interface ModuleTree {
  readonly value: Module;
  readonly children: readonly ModuleTree[];
}

/**
 * The scopes of a graph with what they cost, and inside them the layers that cost something. An auxiliary head counts in
 * itself, and not in the network.
 */
export function moduleTree(graph: Graph): ModuleTree {
  const layers = layerCosts(graph).map(({ node, parameters, macs }) =>
    parameters > 0 || macs > 0 ? { node, value: { parameters, macs } } : { node },
  );
  return scopeTree(graph, layers, (values) => ({
    parameters: values.reduce((sum, { parameters }) => sum + parameters, 0),
    macs: values.reduce((sum, { macs }) => sum + macs, 0),
  }));
}
