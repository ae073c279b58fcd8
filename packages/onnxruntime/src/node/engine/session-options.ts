import type { InferenceSession } from "onnxruntime-node";

/** The execution provider that runs all models. */
export const provider = "cpu";

/** `executionMode: "parallel"` shares the threads between branches, which doubles the latency of residual networks. */
export function sessionOptions(threads: number): InferenceSession.SessionOptions {
  return {
    executionProviders: [provider],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
  };
}
