import type { Engine } from "@netgraft/core";
import { createOnnxEngine } from "@netgraft/onnx";

/** The engine of {@link defaultEngineName}, for programs that name none. */
export function defaultEngine(): Engine {
  return createOnnxEngine();
}
