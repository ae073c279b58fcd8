export * from "./errors.js";
export { createOnnxEngine, type OnnxEngineSettings } from "./create-onnx-engine.js";
export { exportOnnx } from "./export-onnx.js";
export { probeOnnxEngine, startOnnxEngine } from "./start-onnx-engine.js";
export type { OnnxEngine, OnnxEngineOptions } from "./engine/onnx-engine.js";
export type { BenchmarkOptions, OnnxSession } from "./engine/onnx-session.js";
export type { EngineProbe } from "./engine/probe.js";
export type { EngineIdentity, Port } from "./engine/protocol.js";
