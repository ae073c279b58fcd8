import type { Batch, PictureLoader } from "@netgraft/data";
import { float32Tensor, type NamedTensors, requireFloat32, type Tensor } from "@netgraft/core/graph";

export interface EvaluateBatches {
  /** Pictures per run: it changes nothing in the result but rounding. */
  readonly batch: number;
  readonly predict: (inputs: NamedTensors) => Promise<NamedTensors>;
  /** Told of each batch and its logits, [batch, channel]. */
  readonly onBatch: (batch: Batch, logits: Tensor<"float32">) => void | Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

/** Shows a network every picture of a loader once, in order. @throws as `PictureLoader.batches`; what `predict` throws */
export async function evaluateBatches(
  loader: PictureLoader,
  { batch: size, predict, onBatch, signal }: EvaluateBatches,
): Promise<void> {
  for await (const batch of loader.batches({ batch: size, shuffle: false, dropLast: false, signal })) {
    const { logits } = await predict({ input: float32Tensor(batch.shape, batch.images) });
    await onBatch(batch, requireFloat32(logits, "logits"));
  }
}
