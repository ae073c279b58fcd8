export * from "./errors.js";
export type { Opset } from "./lower/opsets.js";
export type { OnnxAttributes } from "./lower/attributes.js";
export type { OnnxConstant, OnnxGraph, OnnxNode, OnnxPort } from "./lower/onnx-graph.js";
export { type LowerOptions, lowerToOnnx, unsupportedOperations } from "./lower-to-onnx.js";
export type { FormOptions } from "./lowered-for.js";
export { encodeOnnx, type ExportOptions, onnxPieces } from "./export-onnx.js";
export { onnxExporter } from "./onnx-exporter.js";
