import { create, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { type DType, type Tensor, tensorBytes } from "@netgraft/core/graph";
import type { TensorFlowAttribute } from "../lower/attributes.js";
import type { Signature, TensorFlowGraph, TensorFlowPort } from "../lower/tensorflow-graph.js";
import { type AttrValueSchema, DataType, SavedModelSchema, type TensorInfoSchema } from "../proto/saved_model_pb.js";

const dataTypes: Readonly<Record<DType, DataType>> = {
  float64: DataType.DT_DOUBLE,
  float32: DataType.DT_FLOAT,
  float16: DataType.DT_HALF,
  bfloat16: DataType.DT_BFLOAT16,
  int64: DataType.DT_INT64,
  int32: DataType.DT_INT32,
  int16: DataType.DT_INT16,
  int8: DataType.DT_INT8,
  uint64: DataType.DT_UINT64,
  uint32: DataType.DT_UINT32,
  uint16: DataType.DT_UINT16,
  uint8: DataType.DT_UINT8,
  bool: DataType.DT_BOOL,
};

/** The tag of the one graph that is in the model. */
export const servingTag = "serve";

/** The version of TensorFlow's graphs that is written; that of TensorFlow 2.12, which later ones read. */
const producer = 1395;

/** A lowered graph as the bytes of `saved_model.pb`. */
export function encodeSavedModel({ nodes, signatures }: TensorFlowGraph): Uint8Array {
  const model = create(SavedModelSchema, {
    savedModelSchemaVersion: 1n,
    metaGraphs: [
      {
        metaInfoDef: { tags: [servingTag] },
        graphDef: {
          versions: { producer },
          node: nodes.map(({ name, op, inputs, attributes }) => ({
            name,
            op,
            input: [...inputs],
            attr: mapped(attributes, attributeValue),
          })),
        },
        signatureDef: mapped(signatures, ({ inputs, outputs }: Signature) => ({
          inputs: mapped(inputs, tensorInfo),
          outputs: mapped(outputs, tensorInfo),
          methodName: "tensorflow/serving/predict",
        })),
      },
    ],
  });
  return toBinary(SavedModelSchema, model);
}

function mapped<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function attributeValue(attribute: TensorFlowAttribute): MessageInitShape<typeof AttrValueSchema> {
  if (typeof attribute === "number") return { value: { case: "i", value: BigInt(attribute) } };
  if (typeof attribute === "boolean") return { value: { case: "b", value: attribute } };
  if (typeof attribute === "string") return { value: { case: "s", value: new TextEncoder().encode(attribute) } };
  if ("float" in attribute) return { value: { case: "f", value: attribute.float } };
  if ("type" in attribute) return { value: { case: "type", value: dataTypes[attribute.type] } };
  if ("shape" in attribute) return { value: { case: "shape", value: shapeProto(attribute.shape) } };
  if ("tensor" in attribute) return { value: { case: "tensor", value: tensorProto(attribute.tensor) } };
  return { value: { case: "list", value: { i: attribute.map(BigInt) } } };
}

function tensorProto(tensor: Tensor) {
  const { dtype, shape } = tensor;
  return { dtype: dataTypes[dtype], tensorShape: shapeProto(shape), tensorContent: tensorBytes(tensor) };
}

function tensorInfo({ node, dtype, shape }: TensorFlowPort): MessageInitShape<typeof TensorInfoSchema> {
  return { name: `${node}:0`, dtype: dataTypes[dtype], tensorShape: shapeProto(shape) };
}

function shapeProto(shape: readonly number[]) {
  return { dim: shape.map((size) => ({ size: BigInt(size) })) };
}
