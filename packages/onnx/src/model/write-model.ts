import type { NetworkState } from "@netgraft/core";
import { writeFileWhole } from "@netgraft/weights/node";
import type { ModelProto } from "../proto/onnx_pb.js";
import { layOutModel } from "./layout.js";

/** Pieces smaller than this are gathered, so that a network of many small tensors is not as many writes. */
const small = 1 << 16;

/**
 * Writes a model as an ONNX file, one initialiser at a time, without copying the weights; the file appears whole or
 * not at all.
 * @param state the data of the initialisers that hold none
 * @throws NG_WRITE_FAILED, NG_MODEL_TOO_LARGE
 */
export async function writeModel(path: string, model: ModelProto, state: NetworkState): Promise<void> {
  await writeFileWhole(path, gathered(layOutModel(model, state).pieces));
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
    yield Buffer.concat(waiting);
    if (piece.byteLength >= small) yield piece;
    waiting = [];
    waitingBytes = 0;
  }
  yield Buffer.concat(waiting);
}
