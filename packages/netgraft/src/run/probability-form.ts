import type { Composition } from "./input-shape.js";

/** How logits become probabilities: over the classes together, or of each class by itself. */
export type ProbabilityForm = "softmax" | "sigmoid";

/** How the logits of a network become probabilities: as the loss says by which its config trains it, by a softmax where none does. */
export function probabilityForm({ framework, network }: Composition): ProbabilityForm {
  const chosen = network.config.training?.loss;
  if (chosen === undefined) return "softmax";
  return framework.catalog.losses.get(chosen.type).build(chosen.options).probabilities ?? "softmax";
}
