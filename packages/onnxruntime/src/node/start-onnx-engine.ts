import type { OnnxEngine, OnnxEngineOptions } from "./engine/onnx-engine.js";

/**
 * Starts onnxruntime in a process of its own.
 * @throws NG_ENGINE_UNAVAILABLE where onnxruntime cannot be loaded.
 */
export async function startOnnxEngine(options: OnnxEngineOptions = {}): Promise<OnnxEngine> {
  // Imported when it is used: it needs Node, and the rest of the package does not.
  const { OnnxEngine } = await import("./engine/onnx-engine.js");
  return OnnxEngine.start(options);
}
