import type { OpenedDataset } from "@netgraft/core";
import type { TrainingPlan } from "../plan/training-plan.js";

/** How many pictures are asked for their class at once. */
const atOnce = 64;

/**
 * The class of each picture for training, where the plan depends on that: balanced sampling, and losses that count. No
 * picture is decoded.
 * @throws what the dataset throws; the reason of `signal`
 */
export async function trainingLabels(
  { sampling, loss }: Pick<TrainingPlan, "sampling" | "loss">,
  { train }: Pick<OpenedDataset, "train">,
  signal?: AbortSignal,
): Promise<Int32Array | undefined> {
  if (sampling !== "balanced" && loss.component.countsPictures?.(loss.options) !== true) return undefined;
  const labelAt = async (index: number): Promise<number> => train.label?.(index) ?? (await train.item(index)).label;
  const labels = new Int32Array(train.length);
  for (let first = 0; first < labels.length; first += atOnce) {
    signal?.throwIfAborted();
    const indices = Array.from({ length: Math.min(atOnce, labels.length - first) }, (_, k) => first + k);
    labels.set(await Promise.all(indices.map(labelAt)), first);
  }
  return labels;
}

/** How many pictures each class has. */
export function picturesOfClasses(labels: Int32Array, classes: number): readonly number[] {
  const counts = Array.from({ length: classes }, () => 0);
  // A label that is no class is refused when its picture is read.
  for (const label of labels) if (label in counts) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
