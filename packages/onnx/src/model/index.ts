/** The files of lowered graphs; what is here loads protobuf. */
export { encodeModel, modelPieces } from "./model-pieces.js";
export { toModelProto } from "./to-model-proto.js";
