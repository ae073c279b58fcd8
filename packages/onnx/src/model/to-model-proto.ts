import { create } from "@bufbuild/protobuf";
import { tensorBytes } from "@netgraft/core/graph";
import type { OnnxAttributes } from "../lower/attributes.js";
import { dataTypes } from "../lower/data-types.js";
import type { OnnxConstant, OnnxGraph, OnnxPort } from "../lower/onnx-graph.js";
import {
  type AttributeProto,
  AttributeProto_AttributeType as AttributeType,
  AttributeProtoSchema,
  type ModelProto,
  ModelProtoSchema,
  NodeProtoSchema,
  type TensorProto,
  TensorProtoSchema,
  type ValueInfoProto,
  ValueInfoProtoSchema,
} from "../proto/onnx_pb.js";
import { version } from "../version.js";

/**
 * A lowered graph as ONNX's own message; the initialisers that are parameters and buffers hold no data yet.
 * @param metadata entries of the model's `metadata_props`
 */
export function toModelProto(
  { name, opset, nodes, inputs, outputs, state, constants, values = [] }: OnnxGraph,
  metadata: Readonly<Record<string, string>> = {},
): ModelProto {
  return create(ModelProtoSchema, {
    irVersion: BigInt(irVersion(opset)),
    opsetImport: [{ domain: "", version: BigInt(opset) }, ...ownOperators(nodes)],
    producerName: "netgraft",
    producerVersion: version,
    metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    graph: {
      name,
      node: nodes.map(({ inputs: input, outputs: output, attributes, ...node }) =>
        create(NodeProtoSchema, {
          ...node,
          input: [...input],
          output: [...output],
          attribute: attributeProtos(attributes),
        }),
      ),
      initializer: [
        ...state.map(({ name: own, dtype, shape }) =>
          create(TensorProtoSchema, { name: own, dataType: dataTypes[dtype], dims: shape.map(BigInt) }),
        ),
        ...constants.map(constantProto),
      ],
      input: inputs.map(valueInfo),
      output: outputs.map(valueInfo),
      valueInfo: values.map(valueInfo),
    },
  });
}

/** The sets of operators that are onnxruntime's own, of which there is one version each. */
function ownOperators(nodes: OnnxGraph["nodes"]): { readonly domain: string; readonly version: bigint }[] {
  const domains = new Set(nodes.flatMap(({ domain }) => (domain === undefined ? [] : [domain])));
  return [...domains].map((domain) => ({ domain, version: 1n }));
}

/** Versions of the file format, each with the first operator set that came with it. */
const fileVersions: readonly (readonly [opset: number, version: number])[] = [
  [24, 12],
  [23, 11],
  [21, 10],
  [19, 9],
  [15, 8],
];

/** The version of the file format that came with an operator set (the table of versions in ONNX's Versioning.md). */
function irVersion(opset: number): number {
  const [, written = 7] = fileVersions.find(([since]) => opset >= since) ?? [];
  return written;
}

function attributeProtos(attributes: OnnxAttributes): AttributeProto[] {
  return Object.entries(attributes).map(([name, value]) => {
    if (typeof value === "number")
      return create(AttributeProtoSchema, { name, type: AttributeType.INT, i: BigInt(value) });
    if (typeof value === "string")
      return create(AttributeProtoSchema, { name, type: AttributeType.STRING, s: new TextEncoder().encode(value) });
    if ("float" in value) return create(AttributeProtoSchema, { name, type: AttributeType.FLOAT, f: value.float });
    return create(AttributeProtoSchema, { name, type: AttributeType.INTS, ints: value.map(BigInt) });
  });
}

function constantProto({ name, tensor }: OnnxConstant): TensorProto {
  return create(TensorProtoSchema, {
    name,
    dataType: dataTypes[tensor.dtype],
    dims: tensor.shape.map(BigInt),
    rawData: tensorBytes(tensor),
  });
}

function valueInfo({ name, dtype, shape }: OnnxPort): ValueInfoProto {
  const dim = shape.map((size) =>
    typeof size === "number"
      ? { value: { case: "dimValue" as const, value: BigInt(size) } }
      : { value: { case: "dimParam" as const, value: size } },
  );
  return create(ValueInfoProtoSchema, {
    name,
    type: { value: { case: "tensorType", value: { elemType: dataTypes[dtype], shape: { dim } } } },
  });
}
