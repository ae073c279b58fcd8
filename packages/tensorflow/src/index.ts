export * from "./errors.js";
export * from "./native/errors.js";
export { savedModelExporter } from "./saved-model-exporter.js";
export { createTensorFlowEngine, type TensorFlowEngineSettings } from "./create-tensorflow-engine.js";
export { startTensorFlowEngine } from "./start-tensorflow-engine.js";
export type { TensorFlowEngine } from "./engine/tensorflow-engine.js";
export type { TensorFlowEngineOptions } from "./engine/tensorflow-process.js";
export type { ProgramSession } from "./engine/program-session.js";
export type { EngineIdentity } from "./engine/protocol.js";
export type { Places } from "./native/find-tfjs-node.js";
export {
  lowerToTensorFlow,
  type LowerOptions,
  type Programs,
  unsupportedOperations,
} from "./lower/lower-to-tensorflow.js";
export type { TensorFlowAttribute, TensorFlowAttributes } from "./lower/attributes.js";
export type { Signature, TensorFlowGraph, TensorFlowNode, TensorFlowPort } from "./lower/tensorflow-graph.js";
export { importTfjsNode } from "./tfjs/import-tfjs-node.js";
export { type TensorFlowFunction, toTensorFlow } from "./tfjs/to-tensorflow.js";
export type { TfjsNode, TfjsSavedModel, TfjsTensor } from "./tfjs/tfjs-node.js";
