import type { OnnxGraph } from "../lower/onnx-graph.js";
import { encodeModel } from "./model-pieces.js";
import { toModelProto } from "./to-model-proto.js";

/** The bytes of an ONNX file with a graph that has no weights in it, such as a step, which is fed its state. */
export function encodeGraph(graph: OnnxGraph): Uint8Array {
  return encodeModel(toModelProto(graph), new Map());
}
