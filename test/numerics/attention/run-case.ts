import { elementCount, float32Tensor, type Graph, type NetworkState, type Tensor } from "@netgraft/core/graph";
import { run } from "../../support/run.js";
import { elements } from "../../support/elements.js";

/** The values of a block's state, by its names inside the block. */
export type LocalState = Readonly<Record<string, readonly number[]>>;

/** The state of a graph, which is exactly this. */
export function stateOf(graph: Graph, prefix: string, local: LocalState): NetworkState {
  const given = new Map(Object.entries(local).map(([name, data]) => [`${prefix}${name}`, data]));
  const state = new Map(
    graph.state().map((tensor): [string, Tensor<"float32">] => {
      const data = given.get(tensor.name);
      given.delete(tensor.name);
      const count = elementCount(tensor.shape);
      if (data?.length !== count) throw new Error(`${tensor.name}: ${data?.length} elements instead of ${count}`);
      return [tensor.name, float32Tensor(tensor.shape, Float32Array.from(data))];
    }),
  );
  if (given.size > 0) throw new Error(`the block has no ${[...given.keys()].join(", ")}`);
  return state;
}

/** What a graph gives for a feature map (batch, channel, height and width, row by row), with exactly this state. */
export async function outputOf(
  graph: Graph,
  prefix: string,
  local: LocalState,
  shape: readonly number[],
  x: readonly number[],
): Promise<readonly number[]> {
  const state = stateOf(graph, prefix, local);
  const { logits } = await run({ graph, state }, float32Tensor(shape, Float32Array.from(x)));
  return [...elements(logits)];
}

/** The largest difference of two lists of numbers of one length. */
export function largestDifference(found: readonly number[], expected: readonly number[]): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  return Math.max(...expected.map((value, index) => Math.abs(value - (found[index] ?? Number.NaN))));
}
