import type { Graph } from "../graph/graph.js";

/** Parameters and buffers by state-dict name, each in the storage order of its spec: a float32 state dict. */
export type NetworkState = ReadonlyMap<string, TensorData>;

/** A graph with its state: what an engine runs and an exporter writes. */
export interface Program {
  readonly graph: Graph;
  readonly state: NetworkState;
}

/** The elements of a tensor: float32, row-major in the order of the value's axes. */
export interface TensorData {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}
