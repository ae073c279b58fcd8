import { float32Tensor, type LabelForm, type Tensor } from "@netgraft/core";
import type { Batch } from "@netgraft/data";

/** What a batch shows as a loss takes it: [batch] indices, or [batch, channel] with the share of each class. */
export function labelTensor(
  { labels, targets }: Pick<Batch, "labels" | "targets">,
  form: LabelForm,
  classes: number,
): Tensor<"float32"> {
  if (form === "classes") return float32Tensor([labels.length], Float32Array.from(labels));
  const shape = [labels.length, classes];
  if (targets !== undefined) return float32Tensor(shape, targets);
  const data = new Float32Array(labels.length * classes);
  for (const [example, label] of labels.entries()) data[example * classes + label] = 1;
  return float32Tensor(shape, data);
}
