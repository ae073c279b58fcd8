import type { TensorData } from "@netgraft/core";
import type { Batch, PictureLoader } from "@netgraft/data";

export interface EvaluateBatches {
  /** Pictures per run: it changes nothing in the result but rounding. */
  readonly batch: number;
  readonly predict: (inputs: Readonly<Record<string, TensorData>>) => Promise<Readonly<Record<string, TensorData>>>;
  /** Told of each batch and its logits, [batch, channel]. */
  readonly onBatch: (batch: Batch, logits: TensorData) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Shows a network every picture of a loader once, in order. @throws as `PictureLoader.batches`; what `predict` throws */
export async function evaluateBatches(
  loader: PictureLoader,
  { batch: size, predict, onBatch, signal }: EvaluateBatches,
): Promise<void> {
  for await (const batch of loader.batches({ batch: size, shuffle: false, dropLast: false, signal })) {
    const { logits } = await predict({ input: { shape: batch.shape, data: batch.images } });
    if (logits === undefined) throw new TypeError("every composed network has the output logits");
    onBatch(batch, logits);
  }
}
