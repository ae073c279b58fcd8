/** The files of lowered graphs; what is here loads protobuf. */
export { encodeGraph } from "./encode-graph.js";
export { type ModelNode, modelNodes } from "./model-nodes.js";
