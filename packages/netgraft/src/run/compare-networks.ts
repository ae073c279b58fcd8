import type { Graph, Network } from "@netgraft/core";
import { layerCosts, type ScopeKind } from "@netgraft/core/graph";
import type { BenchmarkOptions, BenchmarkResult, NetworkLatency } from "./benchmark-networks.js";

/** Parameters in elements; multiply-accumulates for one example. */
export interface Costs {
  readonly parameters: number;
  readonly macs: number;
}

/** One network of a comparison. */
export interface ComparedNetwork extends Costs {
  readonly name: string;
  /** How much of its costs the attachments are. */
  readonly attached: Costs;
  /** Where it was measured. */
  readonly latency?: Pick<NetworkLatency, "milliseconds" | "ratio">;
}

/** What the latencies of a comparison depend on. */
export type BenchmarkConditions = Omit<BenchmarkResult, "networks">;

/** What networks cost, in the order in which they were given. */
export interface Comparison {
  readonly networks: readonly ComparedNetwork[];
  /** Where they were measured. */
  readonly benchmark?: BenchmarkConditions;
}

/** How networks are compared. */
export interface CompareOptions {
  /** Measures the latency too, beside the first network; by default nothing is run. */
  readonly benchmark?: BenchmarkOptions | undefined;
}

/**
 * What networks cost, how much of it their attachments do, and how long they take where that is asked for.
 * @throws as `benchmarkNetworks`
 */
export async function compareNetworks(
  networks: readonly Network[],
  { benchmark }: CompareOptions = {},
): Promise<Comparison> {
  const costs = networks.map(costsOf);
  if (benchmark === undefined) return { networks: costs };
  // The engine takes longer to load than networks take to be counted.
  const { benchmarkNetworks } = await import("./benchmark-networks.js");
  const { networks: measured, ...conditions } = await benchmarkNetworks(networks, benchmark);
  return { networks: costs.map((each, index) => ({ ...each, ...latencyOf(measured[index]) })), benchmark: conditions };
}

function latencyOf(latency: NetworkLatency | undefined): Pick<ComparedNetwork, "latency"> {
  return latency === undefined ? {} : { latency: { milliseconds: latency.milliseconds, ratio: latency.ratio } };
}

function costsOf(network: Network): ComparedNetwork {
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
