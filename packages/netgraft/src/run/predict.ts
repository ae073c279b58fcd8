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
  { batch = 16, onProgress }: PredictOptions = {},
): Promise<Tensor<"float32">> {
  const { network } = session;
  assertInput(examples.shape, network.config.input);
  const [name, value] = givenBy(network);
  const perRow = value.size("channel");
  const [count = 0, ...sizes] = examples.shape;
  const elements = sizes.reduce((product, size) => product * size, 1);
  const given = new Float32Array(count * perRow);
  for (let start = 0; start < count; start += batch) {
    const end = Math.min(count, start + batch);
    const data = examples.data.subarray(start * elements, end * elements);
    const outputs = await session.run({ input: float32Tensor([end - start, ...sizes], data) });
    given.set(requireFloat32(outputs[name], name).data, start * perRow);
    onProgress?.(end, count);
  }
  return float32Tensor([count, perRow], given);
}

/** What a network gives: the output `logits`, or without a classifier `embedding`. */
export function givenBy({ graph }: Network): readonly [name: "logits" | "embedding", value: Value] {
  const { logits, embedding } = graph.outputs;
  if (logits !== undefined) return ["logits", logits];
  if (embedding !== undefined) return ["embedding", embedding];
  throw new TypeError("a network gives logits or an embedding");
}
