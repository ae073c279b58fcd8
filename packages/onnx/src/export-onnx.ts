import type { Program } from "@netgraft/core/graph";
import { checkState } from "@netgraft/weights";
import { type LowerOptions, lowerToOnnx } from "./lower-to-onnx.js";
import type { ModelProto } from "./proto/onnx_pb.js";

export interface ExportOptions extends LowerOptions {
  /** Text by key for the model's `metadata_props`, e.g. the config under `netgraft.config`. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * A program as the bytes of an ONNX file in pieces; the weights are views of those that were given, not copies.
 * @throws NG_OPERATION_UNSUPPORTED, NG_MODEL_TENSOR, NG_MODEL_TOO_LARGE
 */
export async function onnxPieces(program: Program, options: ExportOptions = {}): Promise<Iterable<Uint8Array>> {
  const { modelPieces } = await import("./model/model-pieces.js");
  return modelPieces(await modelOf(program, options), program.state);
}

/**
 * A program as the bytes of an ONNX file, for small networks and for the browser.
 * @throws NG_OPERATION_UNSUPPORTED, NG_MODEL_TENSOR, NG_MODEL_TOO_LARGE
 */
export async function encodeOnnx(program: Program, options: ExportOptions = {}): Promise<Uint8Array> {
  const { encodeModel } = await import("./model/model-pieces.js");
  return encodeModel(await modelOf(program, options), program.state);
}

async function modelOf({ graph, state }: Program, { metadata, ...options }: ExportOptions): Promise<ModelProto> {
  // Protobuf takes tens of milliseconds to load: it is loaded when a model is made, not when a command starts.
  const { toModelProto } = await import("./model/to-model-proto.js");
  const lowered = lowerToOnnx(graph, options);
  checkState(lowered.state, state);
  return toModelProto(lowered, metadata);
}
