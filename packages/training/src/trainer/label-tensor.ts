import type { LabelForm, TensorData } from "@netgraft/core";

/** Classes as a loss takes them: [batch] indices, or [batch, channel] with 1 for the class. */
export function labelTensor(labels: Int32Array, form: LabelForm, classes: number): TensorData {
  if (form === "classes") return { shape: [labels.length], data: Float32Array.from(labels) };
  const data = new Float32Array(labels.length * classes);
  for (const [example, label] of labels.entries()) data[example * classes + label] = 1;
  return { shape: [labels.length, classes], data };
}
