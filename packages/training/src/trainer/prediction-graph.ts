import { type Graph, rewrite } from "@netgraft/core";
import { averagePrefix } from "../step/average-state.js";
import type { TrainingStep } from "../step/training-step.js";

/** The network for evaluation between steps, with running averages of its weights where the step keeps them. */
export function predictionGraph(network: Graph, { slots }: TrainingStep): Graph {
  const averaged = new Set(slots.flatMap(({ initial, of }) => (initial === "copy" ? [of] : [])));
  const stateName = (name: string): string => (averaged.has(name) ? `${averagePrefix}${name}` : name);
  return averaged.size === 0 ? network : rewrite(network, () => undefined, { stateName });
}
