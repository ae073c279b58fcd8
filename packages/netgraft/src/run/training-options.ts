import type { Engine } from "@netgraft/core/graph";

/** What training and evaluation run with. */
export interface TrainingRunOptions {
  /** One of a framework's `catalog.engines`; by default the ONNX engine. */
  readonly engine?: Engine | undefined;
  /** Native threads of the engine; by default as many as there are processors. */
  readonly threads?: number | undefined;
  /** Worker threads that read pictures, 0 for none; by default as many as there are processors, at most 4. */
  readonly workers?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The folder from which the network's config is named; by default the working directory. */
  readonly cwd?: string | undefined;
}
