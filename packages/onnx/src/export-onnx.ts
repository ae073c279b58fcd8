import { dropDead, foldBatchNorm, type NetworkState, OptionUnsupportedError, type Program } from "@netgraft/core/graph";
import type { PictureConfig } from "@netgraft/core";
import { checkState } from "@netgraft/weights";
import type { OnnxGraph } from "./lower/onnx-graph.js";
import { type LowerOptions, lowerToOnnx } from "./lower-to-onnx.js";
import { inHalfPrecision, stateInHalfPrecision } from "./passes/in-half-precision.js";
import { assertPortable, portableOpset } from "./passes/portable-form.js";
import { withPreprocessing } from "./preprocess/with-preprocessing.js";
import type { ModelProto } from "./proto/onnx_pb.js";

export interface ExportOptions extends LowerOptions {
  /** Text by key for the model's `metadata_props`, e.g. the config under `netgraft.config`. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Whether batch norms are folded into the convolutions before them; the tensors of the state are then no longer the network's. */
  readonly fold?: boolean | undefined;
  /** What is computed with, and stored; of float16 inputs and outputs are float32, and batch norms are folded. By default float32. */
  readonly dtype?: "float32" | "float16" | undefined;
  /** Whether only operators are written that all importers take, batch norms folded, for a batch of one and operator set 13 where nothing else is said. */
  readonly portable?: boolean | undefined;
  /** How pictures become inputs, where the file is to do it: it then takes uint8 of (batch, height, width, channel) of any size as `picture`. */
  readonly preprocessing?: PictureConfig | undefined;
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
  const { lowered, state } = loweredFor(program, options);
  return { model: toModelProto(lowered, metadata), state };
}

/** What is written: folded first, so that weights are rounded to float16 once. */
function loweredFor(
  program: Program,
  { fold = false, dtype = "float32", portable = false, preprocessing, ...options }: Omit<ExportOptions, "metadata">,
): { readonly lowered: OnnxGraph; readonly state: NetworkState } {
  if (portable && preprocessing !== undefined)
    throw new OptionUnsupportedError({
      at: "preprocessing",
      message: "a portable file knows all sizes, and pictures may have any",
      expected: "one of the two",
      found: "portable and preprocessing",
    });
  // The variance of a norm can be below what float16 has; what is folded is not.
  const folds = fold || portable || dtype === "float16";
  if (folds) checkState(dropDead(program.graph).state(), program.state);
  const { graph, state } = folds ? foldBatchNorm(program) : program;
  const lowered = lowerToOnnx(graph, portable ? portableOptions(options) : options);
  checkState(lowered.state, state);
  if (portable) assertPortable(lowered);
  const prepared = (inner: OnnxGraph): OnnxGraph =>
    preprocessing === undefined ? inner : withPreprocessing(inner, preprocessing);
  if (dtype === "float32") return { lowered: prepared(lowered), state };
  const used = new Set(lowered.state.map(({ name }) => name));
  const written = new Map([...state].filter(([name]) => used.has(name)));
  return { lowered: prepared(inHalfPrecision(lowered)), state: stateInHalfPrecision(written) };
}

function portableOptions({ batch = 1, opset = portableOpset }: LowerOptions): LowerOptions {
  return { batch, opset };
}
