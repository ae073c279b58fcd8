import type { PredictedFiles } from "./predict-files.js";

/** A class and how probable it is. */
export interface ClassProbability {
  /** Its position among the logits, from 0. */
  readonly index: number;
  readonly probability: number;
}

/**
 * The most probable classes of one example by the softmax of its logits, the first of equals first.
 * @param logits of all classes
 */
export function topClasses(logits: Float32Array, count: number): ClassProbability[] {
  const largest = logits.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);
  const exponentials = Float64Array.from(logits, (logit) => Math.exp(logit - largest));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return Array.from(exponentials, (value, index) => ({ index, probability: value / total }))
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, count);
}

/** The most probable classes of one example, the most probable first. */
export interface PredictedClasses {
  /** The name of the example. */
  readonly input: string;
  readonly classes: readonly (ClassProbability & { readonly label: string | undefined })[];
}

/** The most probable classes of each example that was predicted. @param labels the names of all classes, where they have some */
export function predictedClasses(
  { names, logits }: PredictedFiles,
  { top, labels }: { readonly top: number; readonly labels?: readonly string[] | undefined },
): readonly PredictedClasses[] {
  const [, count = 0] = logits.shape;
  return names.map((input, row) => {
    const best = topClasses(logits.data.subarray(row * count, (row + 1) * count), top);
    return { input, classes: best.map(({ index, probability }) => ({ index, label: labels?.[index], probability })) };
  });
}
