import { fromBinary } from "@bufbuild/protobuf";
import type { OnnxNode } from "../lower/onnx-graph.js";
import { ModelProtoSchema } from "../proto/onnx_pb.js";

/** A node of a model file, without its attributes. */
export type ModelNode = Omit<OnnxNode, "attributes">;

/**
 * The nodes of a model file, in its order.
 * @param bytes of a file that a runtime has written
 */
export function modelNodes(bytes: Uint8Array): readonly ModelNode[] {
  const { graph } = fromBinary(ModelProtoSchema, bytes);
  return (graph?.node ?? []).map(({ name, opType, domain, input, output }) => ({
    name,
    opType,
    inputs: input,
    outputs: output,
    ...(domain === "" ? {} : { domain }),
  }));
}
