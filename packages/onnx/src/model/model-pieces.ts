import type { NetworkState } from "@netgraft/core/graph";
import type { ModelProto } from "../proto/onnx_pb.js";
import { layOutModel } from "./layout.js";

/** Pieces smaller than this are gathered, so that a network of many small tensors is not as many writes. */
const small = 1 << 16;

/**
 * A model as the bytes of an ONNX file in pieces, one large initialiser at a time; weights are not copied.
 * @param state the data of the initialisers that hold none
 * @throws NG_MODEL_TOO_LARGE, before the first piece
 */
export function modelPieces(model: ModelProto, state: NetworkState): Iterable<Uint8Array> {
  return gathered(layOutModel(model, state).pieces);
}

/** The same as one array, for small models and for the browser. @throws NG_MODEL_TOO_LARGE */
export function encodeModel(model: ModelProto, state: NetworkState): Uint8Array {
  return joined(layOutModel(model, state).pieces);
}

function* gathered(pieces: readonly Uint8Array[]): Iterable<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  for (const piece of pieces) {
    if (piece.byteLength < small) {
      waiting.push(piece);
      waitingBytes += piece.byteLength;
      if (waitingBytes < small) continue;
    }
    yield joined(waiting);
    if (piece.byteLength >= small) yield piece;
    waiting = [];
    waitingBytes = 0;
  }
  yield joined(waiting);
}

/** Pieces one after the other in one array. */
function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.byteLength;
  }
  return bytes;
}
