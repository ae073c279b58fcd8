import type { OnnxEngine, OnnxEngineOptions } from "./engine/onnx-engine.js";
import type { EngineProbe } from "./engine/probe.js";

/**
 * Starts onnxruntime in a process of its own.
 * @throws NG_ENGINE_UNAVAILABLE where onnxruntime cannot be loaded.
 */
export async function startOnnxEngine(options: OnnxEngineOptions = {}): Promise<OnnxEngine> {
  // Imported when it is used: it needs Node, and the rest of the package does not.
  const { OnnxEngine } = await import("./engine/onnx-engine.js");
  return OnnxEngine.start(options);
}

/** Whether the engine runs here: version and execution provider, or why not. */
export async function probeOnnxEngine(options: OnnxEngineOptions = {}): Promise<EngineProbe> {
  const { probe } = await import("./engine/probe.js");
  return probe(options);
}
