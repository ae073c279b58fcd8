import type { Graph } from "../graph/graph.js";

/** Parameters and buffers by state-dict name, each in the storage order of its spec. */
export type NetworkState = ReadonlyMap<string, Float32Array>;

/** A graph with its state: what an engine runs and an exporter writes. */
export interface Program {
  readonly graph: Graph;
  readonly state: NetworkState;
}

/** A tensor that crosses an engine's border: float32, row-major in the order of the value's axes. */
export interface TensorData {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}
