/** What a runtime builds a lowering of its own with, such as that of a step of training. */
export { convWeightGradientWith } from "./emitters/conv-weight-gradient.js";
export type { TransposedProduct } from "./emitters/weight-gradient-by-products.js";
export { elementwiseKinds, emitters } from "./emitters/index.js";
export { arrange } from "./lower/arrange.js";
export { float, type FloatAttribute, type OnnxAttributes } from "./lower/attributes.js";
export { Emission } from "./lower/emission.js";
export { type EmittedTensor, orderOf } from "./lower/emitted-tensor.js";
export { sourceName } from "./lower-to-onnx.js";
export { type OnnxGraph, type OnnxNode, type OnnxPort, portShape } from "./lower/onnx-graph.js";
export { renameOutputs } from "./lower/rename-outputs.js";
export { usedConstants, usedNodes } from "./lower/used.js";
