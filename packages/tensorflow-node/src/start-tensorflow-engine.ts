import type { TensorFlowEngine } from "./engine/tensorflow-engine.js";
import type { TensorFlowEngineOptions } from "./engine/tensorflow-process.js";

/**
 * Starts TensorFlow in a process of its own.
 * @throws NG_TENSORFLOW_ABSENT where there is none, NG_TENSORFLOW_LOAD where it does not load; NG_ENGINE_CRASHED
 */
export async function startTensorFlowEngine(options: TensorFlowEngineOptions = {}): Promise<TensorFlowEngine> {
  // Imported when it is used: protobuf takes tens of milliseconds to load.
  const { TensorFlowEngine: Started } = await import("./engine/tensorflow-engine.js");
  return Started.start(options);
}
