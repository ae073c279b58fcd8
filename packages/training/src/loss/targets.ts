import { axes, type Formulas, type LabelForm, type Value, z } from "@netgraft/core";

/** The option that says what the labels are. */
export const labelsOption = z
  .enum(["classes", "probabilities"])
  .default("classes")
  .describe("What the labels are: the index of the class, or a number for each class (mixed or soft labels).");

/** The option that takes labels from the classes and gives it to all of them alike. */
export const labelSmoothingOption = z
  .number()
  .min(0)
  .max(1)
  .default(0)
  .describe("The part of the labels that is given to all classes alike (Szegedy et al. 2016, section 7).");

/**
 * Labels as a number for each class, [batch, channel]: (1 − smoothing) · label + smoothing / classes, where a class is 1
 * for itself and 0 for others.
 */
export function smoothedTargets(
  b: Formulas,
  logits: Value,
  labels: Value,
  { labels: form, labelSmoothing }: { readonly labels: LabelForm; readonly labelSmoothing: number },
): Value {
  const classes = logits.size("channel");
  const targets = form === "classes" ? oneHot(b, labels, classes) : labels;
  if (labelSmoothing === 0) return targets;
  return b.add(b.multiply(targets, 1 - labelSmoothing), labelSmoothing / classes);
}

/** 1 where a class is the label, which is a whole number: there alone the distance is not above 0. */
export function oneHot(b: Formulas, labels: Value, classes: number): Value {
  const indices = Array.from({ length: classes }, (_, index) => index);
  const range = b.constant({ dtype: "float32", axes: axes({ channel: classes }) }, indices);
  return b.subtract(1, b.step(b.abs(b.subtract(labels, range))));
}
