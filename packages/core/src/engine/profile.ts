/** How a program is profiled. */
export interface ProfileOptions {
  /** Native threads; by default as many as there are processors. */
  readonly threads?: number;
  /** Runs before those that count. */
  readonly warmup: number;
  /** Runs that count. */
  readonly counted: number;
  /** Ends the engine's work, whatever it is doing. */
  readonly signal?: AbortSignal | undefined;
}

/** One thing that an engine does in every run, and whatever it has fused with it. */
export interface KernelProfile {
  /** The engine's own name of it, such as `Conv`. */
  readonly operation: string;
  /**
   * Paths of the nodes of the graph that it computes, in their order. What only puts a value into another order in memory has the
   * node for which that is done; empty where it is of no node.
   */
  readonly nodes: readonly string[];
  /** Whether it computes nothing and only puts a value into another order in memory. */
  readonly isLayout: boolean;
  /** In a run: the mean over the quickest runs, which are the same for all kernels. */
  readonly milliseconds: number;
  /** Bytes that it reads and writes in a run, each tensor once. */
  readonly bytes: number;
}

/** Where the time of a run goes. */
export interface ExecutionProfile {
  /** Of a whole run, by the clock: the mean over the same runs as those of the kernels. */
  readonly milliseconds: number;
  /** The milliseconds of each run that was counted, in order. */
  readonly runs: readonly number[];
  /** In the order in which they run. */
  readonly kernels: readonly KernelProfile[];
}
