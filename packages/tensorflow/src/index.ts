export * from "./errors.js";
export { mostWeights, savedModelExporter } from "./saved-model-exporter.js";
export { tensorboardTracker } from "./tensorboard/tensorboard-tracker.js";
export { lowerInference } from "./lower-inference.js";
export {
  lowerToTensorFlow,
  type LowerOptions,
  type Programs,
  stateOf,
  undoOf,
  unsupportedOperations,
} from "./lower-to-tensorflow.js";
export type { TensorFlowAttribute, TensorFlowAttributes } from "./lower/attributes.js";
export type { Signature, TensorFlowGraph, TensorFlowNode, TensorFlowPort } from "./lower/tensorflow-graph.js";
