import {
  elementCount,
  float32Tensor,
  type Graph,
  type NamedTensors,
  type NetworkState,
  type Program,
  type Tensor,
} from "@netgraft/core/graph";
import { nameDerivedUniform, nameDerivedWeights } from "@netgraft/weights";
import { onnx } from "./engines.js";
import { elements } from "./elements.js";

/**
 * The state whose values derive from the tensors' names, as PyTorch's goldens have it.
 * @param gain what weights of convolutions are multiplied with, so that a deep chain of ReLUs keeps its signal
 */
export function nameDerivedState(graph: Graph, gain = 1): NetworkState {
  const state = nameDerivedWeights(graph.state());
  if (gain === 1) return state;
  return new Map(
    [...state].map(([name, { shape, data }]) => [
      name,
      float32Tensor(shape, shape.length === 4 ? data.map((value) => value * gain) : data),
    ]),
  );
}

/** A batch of pictures whose values derive from the name `input`. */
export function nameDerivedInput(graph: Graph, batch: number): Tensor<"float32"> {
  const shape = (graph.inputs["input"]?.axes ?? []).map(({ size }) => (size === "any" ? batch : size));
  return float32Tensor(shape, nameDerivedUniform("input", elementCount(shape)));
}

/** The outputs of one run with the input `input` in the ONNX engine. */
export function run(program: Program, input: Tensor<"float32">): Promise<NamedTensors> {
  return onnx.run(program, { input });
}

/** The logits of one run, row by row. */
export async function logitsOf(
  graph: Graph,
  state: NetworkState,
  input: Tensor<"float32">,
): Promise<readonly (readonly number[])[]> {
  const { logits } = await run({ graph, state }, input);
  const [rows = 0, columns = 0] = logits?.shape ?? [];
  return Array.from({ length: rows }, (_, row) => [...elements(logits).subarray(row * columns, (row + 1) * columns)]);
}

/** The largest difference over the standard deviation of the expected values. */
export function distance(found: readonly (readonly number[])[], expected: readonly (readonly number[])[]): number {
  const [a, b] = [found.flat(), expected.flat()];
  if (a.length !== b.length || !a.every(Number.isFinite)) return Number.POSITIVE_INFINITY;
  const mean = b.reduce((sum, value) => sum + value, 0) / b.length;
  const deviation = Math.sqrt(b.reduce((sum, value) => sum + (value - mean) ** 2, 0) / b.length);
  return (
    a.reduce((largest, value, index) => Math.max(largest, Math.abs(value - (b[index] ?? Number.NaN))), 0) / deviation
  );
}
