import type { Network } from "@netgraft/core";
import { OptionUnsupportedError } from "@netgraft/core/graph";
import type { PredictedFiles } from "./predict-files.js";
import type { ProbabilityForm } from "./probability-form.js";

/** A class and how probable it is. */
export interface ClassProbability {
  /** Its position among the logits, from 0. */
  readonly index: number;
  readonly probability: number;
}

/** A class with its name, where the network has names of its classes. */
export interface LabelledProbability extends ClassProbability {
  readonly label: string | undefined;
}

/**
 * The most probable classes of one example, the first of equals first.
 * @param logits of all classes
 * @param form by a softmax over the classes, whose probabilities sum to 1, or by the sigmoid of each class
 */
export function topClasses(logits: Float32Array, count: number, form: ProbabilityForm = "softmax"): ClassProbability[] {
  const probabilities = form === "softmax" ? softmax(logits) : Float64Array.from(logits, (x) => 1 / (1 + Math.exp(-x)));
  // By logits: sigmoids of large ones are all 1.
  return Array.from(probabilities, (probability, index) => ({ index, probability }))
    .toSorted((a, b) => (logits[b.index] ?? 0) - (logits[a.index] ?? 0))
    .slice(0, count);
}

function softmax(logits: Float32Array): Float64Array {
  const largest = logits.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);
  const exponentials = Float64Array.from(logits, (logit) => Math.exp(logit - largest));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return exponentials.map((value) => value / total);
}

/** Which classes are told of an example, and how. */
export interface TopClassesOptions {
  readonly top: number;
  /** The names of all classes, where they have some. */
  readonly labels?: readonly string[] | undefined;
  /** As `probabilityForm` says; by default a softmax. */
  readonly probabilities?: ProbabilityForm | undefined;
}

/** The most probable classes of one example with their names. */
export function labelled(
  logits: Float32Array,
  { top, labels, probabilities }: TopClassesOptions,
): readonly LabelledProbability[] {
  const best = topClasses(logits, top, probabilities);
  return best.map(({ index, probability }) => ({ index, label: labels?.[index], probability }));
}

/** The most probable classes of one example, the most probable first. */
export interface PredictedClasses {
  /** The name of the example. */
  readonly input: string;
  readonly classes: readonly LabelledProbability[];
}

/** The most probable classes of each example that was predicted. */
export function predictedClasses(
  { names, logits }: PredictedFiles,
  options: TopClassesOptions,
): readonly PredictedClasses[] {
  const [, count = 0] = logits.shape;
  return names.map((input, row) => {
    return { input, classes: labelled(logits.data.subarray(row * count, (row + 1) * count), options) };
  });
}

/** @throws NG_OPTION_UNSUPPORTED where a network has no classifier, and so no classes to tell */
export function assertClassifies({ config: { classes } }: Network): void {
  if (classes > 0) return;
  throw new OptionUnsupportedError({
    at: "classes",
    message: "the network has no classifier, and gives its embedding, of which there are no classes to tell",
    expected: "a network of at least 1 class, or an .npy file to write the embeddings to",
    found: "0",
  });
}
