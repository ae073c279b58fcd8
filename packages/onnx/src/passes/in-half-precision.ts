import {
  castTensor,
  counted,
  type DType,
  type NetworkState,
  numbersOf,
  type Tensor,
  tensorFrom,
} from "@netgraft/core/graph";
import { ModelTensorError } from "@netgraft/weights";
import type { OnnxAttributes } from "../lower/attributes.js";
import { dataTypes } from "../lower/data-types.js";
import type { OnnxConstant, OnnxGraph, OnnxNode, OnnxPort } from "../lower/onnx-graph.js";
import { uniqueName } from "../lower/unique-name.js";

/** The largest number of float16, and the smallest above 0. */
const largest = 65504;
const smallest = 2 ** -24;

/**
 * A graph that computes in float16, from weights in float16; its inputs and outputs stay float32, so that whoever feeds the one
 * feeds the other. Constants such as an ε stay what they are for: none becomes 0 or an infinity.
 */
export function inHalfPrecision(graph: OnnxGraph): OnnxGraph {
  const taken = new Set([
    ...graph.nodes.flatMap(({ name, outputs }) => [name, ...outputs]),
    ...[...graph.inputs, ...graph.outputs, ...graph.state, ...graph.constants].map(({ name }) => name),
  ]);
  const inside = (ports: readonly OnnxPort[]): ReadonlyMap<string, string> =>
    new Map(
      ports.flatMap(({ name, dtype }) => (dtype === "float32" ? [[name, uniqueName(`${name}/half`, taken)]] : [])),
    );
  const [taking, giving] = [inside(graph.inputs), inside(graph.outputs)];
  const named = (name: string): string => giving.get(name) ?? taking.get(name) ?? name;
  const nodes = graph.nodes.map((node) => ({
    ...node,
    inputs: node.inputs.map(named),
    outputs: node.outputs.map(named),
    attributes: castInHalf(node),
  }));
  const cast = (input: string, output: string, dtype: DType): OnnxNode => ({
    name: uniqueName(`${output}/Cast`, taken),
    opType: "Cast",
    inputs: [input],
    outputs: [output],
    attributes: { to: dataTypes[dtype] },
  });
  return {
    ...graph,
    nodes: [
      ...[...taking].map(([name, half]) => cast(name, half, "float16")),
      ...nodes,
      ...[...giving].map(([name, half]) => cast(half, name, "float32")),
    ],
    state: graph.state.map((spec) => ({ ...spec, dtype: halved(spec.dtype) })),
    constants: graph.constants.map(constantInHalf),
    ...(graph.values && { values: graph.values.map((port) => ({ ...port, dtype: halved(port.dtype) })) }),
  };
}

function halved(dtype: DType): DType {
  return dtype === "float32" ? "float16" : dtype;
}

/** A node that casts to float32 casts to float16. */
function castInHalf({ opType, attributes }: OnnxNode): OnnxAttributes {
  return opType === "Cast" && attributes["to"] === dataTypes.float32
    ? { ...attributes, to: dataTypes.float16 }
    : attributes;
}

function constantInHalf({ name, tensor }: OnnxConstant): OnnxConstant {
  if (tensor.dtype !== "float32") return { name, tensor };
  return { name, tensor: tensorFrom("float16", tensor.shape, tensor.data.map(withinHalf)) };
}

/** A finite number within the finite numbers of float16, and 0 only if it was. */
function withinHalf(value: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  return Math.sign(value) * Math.min(largest, Math.max(smallest, Math.abs(value)));
}

/**
 * Weights in float16, those that are float32.
 * @throws NG_MODEL_TENSOR with every tensor that has elements beyond the largest number of float16
 */
export function stateInHalfPrecision(state: NetworkState): NetworkState {
  const problems = [...state].flatMap(([name, tensor]) => {
    const count = tensor.dtype === "float32" ? beyondHalf(tensor) : 0;
    return count === 0
      ? []
      : [
          {
            at: name,
            message: "the weights are too large for float16",
            expected: `at most ${largest}, or dtype: float32`,
            found: `larger ones at ${counted(count, "place")}`,
          },
        ];
  });
  if (problems.length > 0) throw new ModelTensorError(problems);
  return new Map([...state].map(([name, tensor]) => [name, castTensor<DType>(tensor, halved(tensor.dtype))]));
}

function beyondHalf(tensor: Tensor): number {
  // Halfway to what would be the next number, float16 rounds to infinity.
  let count = 0;
  for (const value of numbersOf(tensor)) if (Math.abs(value) >= largest + 16) count += 1;
  return count;
}
