import { type Graph, layerCosts, type Network, type ScopeKind } from "@netgraft/core";
import type { NetworkLatency } from "../../run/benchmark-networks.js";

/** Parameters in elements; multiply-accumulates for one example. */
export interface Costs {
  readonly parameters: number;
  readonly macs: number;
}

/** One network of a comparison. */
export interface Compared extends Costs {
  readonly name: string;
  /** How much of its costs the attachments are. */
  readonly attached: Costs;
  /** Where it was measured. */
  readonly latency?: Pick<NetworkLatency, "milliseconds" | "ratio">;
}

/** What a network costs, and how much of it its attachments do. */
export function comparedOf(network: Network): Compared {
  const { name, parameters, macs } = network.summary();
  return { name, parameters, macs, attached: attachedCosts(network.graph) };
}

function attachedCosts(graph: Graph): Costs {
  const attached = scopesInside(graph, "attachment");
  let [parameters, macs] = [0, 0];
  for (const layer of layerCosts(graph)) {
    if (!attached.has(layer.node.scope)) continue;
    parameters += layer.parameters;
    macs += layer.macs;
  }
  return { parameters, macs };
}

/** The scopes of one kind and all scopes inside them. */
function scopesInside({ scopes }: Graph, wanted: ScopeKind): ReadonlySet<number> {
  const inside = new Set<number>();
  // A scope comes after what contains it.
  for (const { id, parent, kind } of scopes)
    if (kind === wanted || (parent !== undefined && inside.has(parent))) inside.add(id);
  return inside;
}
