import type { NamedTensors, Tensor } from "@netgraft/core/graph";

/** A run of a part of a session's graph, by the names of nodes. */
export interface Run {
  readonly session: number;
  readonly inputs: NamedTensors;
  /** Nodes whose first output is asked for. */
  readonly fetches: readonly string[];
}

/** The calls of the engine's process: what each takes and what it gives. */
export interface Calls {
  /** Opens a session over the model in a folder. */
  load: { takes: { readonly session: number; readonly folder: string; readonly tag: string }; gives: true };
  run: { takes: Run; gives: readonly Tensor[] };
  /** Milliseconds of each timed run. */
  benchmark: { takes: Run & { readonly warmup: number; readonly runs: number }; gives: readonly number[] };
  release: { takes: { readonly session: number }; gives: true };
}

/** What the engine's process is and can do. */
export interface EngineIdentity {
  readonly name: "tensorflow";
  readonly version: string;
  /** Whether there are gradients of convolutions in groups; oneDNN brings them. */
  readonly hasGroupedGradients: boolean;
}
