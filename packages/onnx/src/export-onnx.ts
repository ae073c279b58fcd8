import type { NetworkState, Program } from "@netgraft/core/graph";
import type { FormOptions } from "./lowered-for.js";
import type { ModelProto } from "./proto/onnx_pb.js";

export interface ExportOptions extends FormOptions {
  /** Text by key for the model's `metadata_props`, e.g. the config under `netgraft.config`. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * A program as the bytes of an ONNX file in pieces; the weights are views of those that were given, not copies, but where `fold` or
 * `dtype` changes them.
 * @throws NG_OPERATION_UNSUPPORTED, NG_OPTION_UNSUPPORTED, NG_MODEL_TENSOR, NG_MODEL_TOO_LARGE
 */
export async function onnxPieces(program: Program, options: ExportOptions = {}): Promise<Iterable<Uint8Array>> {
  const { modelPieces } = await import("./model/model-pieces.js");
  const { model, state } = await modelOf(program, options);
  return modelPieces(model, state);
}

/**
 * A program as the bytes of an ONNX file, for small networks and for the browser.
 * @throws NG_OPERATION_UNSUPPORTED, NG_MODEL_TENSOR, NG_MODEL_TOO_LARGE
 */
export async function encodeOnnx(program: Program, options: ExportOptions = {}): Promise<Uint8Array> {
  const { encodeModel } = await import("./model/model-pieces.js");
  const { model, state } = await modelOf(program, options);
  return encodeModel(model, state);
}

async function modelOf(
  program: Program,
  { metadata, ...options }: ExportOptions,
): Promise<{ readonly model: ModelProto; readonly state: NetworkState }> {
  // Protobuf takes tens of milliseconds to load: it is loaded when a model is made, not when a command starts.
  const { toModelProto } = await import("./model/to-model-proto.js");
  const { loweredFor } = await import("./lowered-for.js");
  const { lowered, state } = loweredFor(program, options);
  return { model: toModelProto(lowered, metadata), state };
}
