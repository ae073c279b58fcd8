import { isFieldSet, toBinary } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { type NetworkState, tensorBytes } from "@netgraft/core/graph";
import { ModelTooLargeError } from "../errors.js";
import {
  GraphProtoSchema,
  type ModelProto,
  ModelProtoSchema,
  type TensorProto,
  TensorProtoSchema,
} from "../proto/onnx_pb.js";

/** Protobuf readers refuse messages of 2 GiB and more. */
const largestFile = 2 ** 31 - 1;

/** A model file as its pieces in order. The data of weights are views of the arrays that were given, not copies. */
export interface ModelLayout {
  readonly pieces: readonly Uint8Array[];
  /** Bytes of the whole file. */
  readonly byteLength: number;
}

/**
 * Lays out the file of a model: tags and lengths around the initialisers are written by hand, so that the weights are
 * never copied into one message.
 * @param state the data of the initialisers that hold none, as float32
 * @throws NG_MODEL_TOO_LARGE where the file would have 2 GiB or more.
 */
export function layOutModel(model: ModelProto, state: NetworkState): ModelLayout {
  const { graph, ...shell } = model;
  const pieces: Uint8Array[] = [toBinary(ModelProtoSchema, shell)];
  if (graph !== undefined) {
    const { initializer, ...rest } = graph;
    const inside = [
      toBinary(GraphProtoSchema, { ...rest, initializer: [] }),
      ...initializer.flatMap((tensor) => initializerPieces(tensor, state)),
    ];
    pieces.push(lengthDelimited(ModelProtoSchema.field.graph.number, lengthOf(inside)));
    for (const piece of inside) pieces.push(piece);
  }
  const byteLength = lengthOf(pieces);
  if (byteLength > largestFile) {
    throw new ModelTooLargeError({
      at: graph?.name ?? "",
      message: "the model does not fit into one ONNX file",
      expected: `at most ${largestFile} bytes`,
      found: `${byteLength} bytes`,
    });
  }
  return { pieces, byteLength };
}

/** One initialiser as a field of the graph. */
function initializerPieces(tensor: TensorProto, state: NetworkState): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [toBinary(TensorProtoSchema, tensor)];
  const given = state.get(tensor.name);
  if (given !== undefined && !isFieldSet(tensor, TensorProtoSchema.field.rawData)) {
    // ONNX stores little-endian, as every machine does that Node's engines are built for.
    const bytes = tensorBytes(given);
    pieces.push(lengthDelimited(TensorProtoSchema.field.rawData.number, bytes.byteLength), bytes);
  }
  return [lengthDelimited(GraphProtoSchema.field.initializer.number, lengthOf(pieces)), ...pieces];
}

/** The tag of a length-delimited field and its length. */
function lengthDelimited(field: number, byteLength: number): Uint8Array {
  return new BinaryWriter().tag(field, WireType.LengthDelimited).uint64(byteLength).finish();
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);
}
