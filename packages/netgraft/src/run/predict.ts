import type { Network } from "@netgraft/core";
import { float32Tensor, requireFloat32, type Tensor, type Value } from "@netgraft/core/graph";
import { assertInput } from "./input-shape.js";
import type { NetworkSession } from "./network-session.js";

/** How an array is predicted. */
export interface PredictOptions {
  /** Examples per run; 16 by default. It bounds the memory and changes nothing in the result. */
  readonly batch?: number;
  /** Told after each run how many examples are done. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/**
 * The logits of any number of examples, or of a network without a classifier their embeddings.
 * @param examples float32 N×C×H×W (batch, channel, height, width), normalised
 * @returns N×classes, or N×channels of the embedding
 * @throws NG_INPUT_MISFIT where the array is not of the session's network; the engine's own coded errors
 */
export async function predict(
  session: NetworkSession,
  examples: Tensor<"float32">,
  options: PredictOptions = {},
): Promise<Tensor<"float32">> {
  const [name] = givenBy(session.network);
  return requireFloat32((await predictOutputs(session, examples, options))[name], name);
}

/**
 * Every output for any number of examples: beside what `predict` gives, what the session exposes.
 * @returns by the outputs' names, the examples first, then the axes of the graph, e.g. N×channels×height×width
 * @throws as `predict`
 */
export async function predictOutputs(
  session: NetworkSession,
  examples: Tensor<"float32">,
  { batch = 16, onProgress }: PredictOptions = {},
): Promise<Readonly<Record<string, Tensor<"float32">>>> {
  const { network, graph } = session;
  assertInput(examples.shape, network.config.input);
  const [count = 0, ...sizes] = examples.shape;
  const elements = sizes.reduce((product, size) => product * size, 1);
  const given = Object.entries(graph.outputs).map(([name, { axes }]) => {
    const row = axes.flatMap((axis) => (axis.name === "batch" ? [] : [Number(axis.size)]));
    const perRow = row.reduce((product, size) => product * size, 1);
    return { name, perRow, tensor: float32Tensor([count, ...row], new Float32Array(count * perRow)) };
  });
  for (let start = 0; start < count; start += batch) {
    const end = Math.min(count, start + batch);
    const data = examples.data.subarray(start * elements, end * elements);
    const outputs = await session.run({ input: float32Tensor([end - start, ...sizes], data) });
    for (const { name, perRow, tensor } of given)
      tensor.data.set(requireFloat32(outputs[name], name).data, start * perRow);
    onProgress?.(end, count);
  }
  return Object.fromEntries(given.map(({ name, tensor }) => [name, tensor]));
}

/** What a network gives: the output `logits`, or without a classifier `embedding`. */
export function givenBy({ graph }: Network): readonly [name: "logits" | "embedding", value: Value] {
  const { logits, embedding } = graph.outputs;
  if (logits !== undefined) return ["logits", logits];
  if (embedding !== undefined) return ["embedding", embedding];
  throw new TypeError("a network gives logits or an embedding");
}
