export * from "./native/errors.js";
export { createTensorFlowEngine } from "./create-tensorflow-engine.js";
export {
  lowerToTensorFlow,
  type LowerOptions,
  type Programs,
  unsupportedOperations,
} from "./lower/lower-to-tensorflow.js";
export type { TensorFlowAttribute, TensorFlowAttributes, TensorFlowConstant } from "./lower/attributes.js";
export type { Signature, TensorFlowGraph, TensorFlowNode, TensorFlowPort } from "./lower/tensorflow-graph.js";
