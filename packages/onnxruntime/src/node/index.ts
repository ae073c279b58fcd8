export * from "./errors.js";
export { createOnnxEngine, type OnnxEngineSettings } from "./create-onnx-engine.js";
export { exportOnnx } from "./export-onnx.js";
export { startOnnxEngine } from "./start-onnx-engine.js";
export type { OnnxProcess, OnnxProcessOptions } from "./engine/onnx-process.js";
export type { LayoutName } from "./step/layout/step-layout.js";
export type { OnnxEngine, OnnxEngineOptions } from "./engine/onnx-engine.js";
export type { BenchmarkOptions, OnnxSession } from "./engine/onnx-session.js";
export type {
  Calls,
  ChangingModelBytes,
  EngineIdentity,
  Port,
  ProfileRequest,
  TrainingModelBytes,
} from "./engine/protocol.js";
export type { KernelRuns } from "./engine/run-times.js";
