import type { Graph } from "../graph/graph.js";
import type { StateDict } from "../tensor/tensor.js";

/** Parameters and buffers by state-dict name, each in the storage order and of the dtype of its spec. */
export type NetworkState = StateDict;

/** A graph with its state: what an engine runs and an exporter writes. */
export interface Program {
  readonly graph: Graph;
  readonly state: NetworkState;
}
