import type { NetworkState } from "@netgraft/core";
import type { ModelProto } from "../proto/onnx_pb.js";
import { layOutModel } from "./layout.js";

/**
 * A model as the bytes of an ONNX file, for small models and for the browser; `writeModel` makes no copy of the weights.
 * @param state the data of the initialisers that hold none
 * @throws NG_MODEL_TOO_LARGE
 */
export function encodeModel(model: ModelProto, state: NetworkState): Uint8Array {
  const { pieces, byteLength } = layOutModel(model, state);
  const file = new Uint8Array(byteLength);
  let offset = 0;
  for (const piece of pieces) {
    file.set(piece, offset);
    offset += piece.byteLength;
  }
  return file;
}
