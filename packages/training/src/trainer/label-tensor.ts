import type { LabelForm, TensorData } from "@netgraft/core";
import type { Batch } from "@netgraft/data";

/** What a batch shows as a loss takes it: [batch] indices, or [batch, channel] with the share of each class. */
export function labelTensor(
  { labels, targets }: Pick<Batch, "labels" | "targets">,
  form: LabelForm,
  classes: number,
): TensorData {
  if (form === "classes") return { shape: [labels.length], data: Float32Array.from(labels) };
  const shape = [labels.length, classes];
  if (targets !== undefined) return { shape, data: targets };
  const data = new Float32Array(labels.length * classes);
  for (const [example, label] of labels.entries()) data[example * classes + label] = 1;
  return { shape, data };
}
