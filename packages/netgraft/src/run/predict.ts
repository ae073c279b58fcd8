import { float32Tensor, type NamedTensors, requireFloat32, type Tensor } from "@netgraft/core/graph";
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
 * The logits of any number of examples.
 * @param examples float32 N×C×H×W (batch, channel, height, width), normalised
 * @returns N×classes
 * @throws NG_INPUT_MISFIT where the array is not of the session's network; the engine's own coded errors
 */
export async function predict(
  session: NetworkSession,
  examples: Tensor<"float32">,
  { batch = 16, onProgress }: PredictOptions = {},
): Promise<Tensor<"float32">> {
  const { input, classes } = session.network.config;
  assertInput(examples.shape, input);
  const [count = 0, ...sizes] = examples.shape;
  const elements = sizes.reduce((product, size) => product * size, 1);
  const logits = new Float32Array(count * classes);
  for (let start = 0; start < count; start += batch) {
    const end = Math.min(count, start + batch);
    const data = examples.data.subarray(start * elements, end * elements);
    const outputs = await session.run({ input: float32Tensor([end - start, ...sizes], data) });
    logits.set(logitsOf(outputs).data, start * classes);
    onProgress?.(end, count);
  }
  return float32Tensor([count, classes], logits);
}

function logitsOf(outputs: NamedTensors): Tensor<"float32"> {
  return requireFloat32(outputs["logits"], "logits");
}
