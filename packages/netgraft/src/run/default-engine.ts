import type { Engine } from "@netgraft/core/graph";
import { createOnnxEngine } from "@netgraft/onnxruntime/node";

/** The engine of {@link defaultEngineName}, for programs that name none. */
export function defaultEngine(): Engine {
  return createOnnxEngine();
}
