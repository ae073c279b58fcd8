import { create, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import type { Dtype } from "@netgraft/core";
import type { TensorFlowAttribute, TensorFlowConstant } from "../lower/attributes.js";
import type { Signature, TensorFlowGraph, TensorFlowPort } from "../lower/tensorflow-graph.js";
import { type AttrValueSchema, DataType, SavedModelSchema, type TensorInfoSchema } from "../proto/saved_model_pb.js";

const dataTypes: Readonly<Record<Dtype, DataType>> = {
  float32: DataType.DT_FLOAT,
  int32: DataType.DT_INT32,
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

function tensorProto({ dtype, shape, data }: TensorFlowConstant) {
  const elements = {
    float32: () => Float32Array.from(data),
    int32: () => Int32Array.from(data),
    bool: () => Uint8Array.from(data),
  }[dtype]();
  return { dtype: dataTypes[dtype], tensorShape: shapeProto(shape), tensorContent: new Uint8Array(elements.buffer) };
}

function tensorInfo({ node, dtype, shape }: TensorFlowPort): MessageInitShape<typeof TensorInfoSchema> {
  return { name: `${node}:0`, dtype: dataTypes[dtype], tensorShape: shapeProto(shape) };
}

function shapeProto(shape: readonly number[]) {
  return { dim: shape.map((size) => ({ size: BigInt(size) })) };
}
