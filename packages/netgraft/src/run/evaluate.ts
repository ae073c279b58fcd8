import { defaultEngine } from "./default-engine.js";
import { evaluateNetwork, type Evaluation } from "@netgraft/training";
import type { Problem } from "@netgraft/core";
import type { Composition } from "./input-shape.js";
import { localWeights } from "./fetched-weights.js";
import { networkState } from "./network-state.js";
import { openDataset } from "./open-dataset.js";
import { placedInConfig } from "./placed-in-config.js";
import type { TrainingRunOptions } from "./training-options.js";
import type { WeightsSource } from "./weights-source.js";

/** How a network is evaluated. */
export interface EvaluateOptions extends TrainingRunOptions {
  readonly weights: WeightsSource;
  /** Which pictures of the dataset; by default those held out of training. */
  readonly split?: "train" | "validation" | "test" | undefined;
  /** Pictures per run; 64 by default. It changes nothing in the result but rounding. */
  readonly batch?: number | undefined;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  /** Told what one should know of how the dataset was found: which part is where, and what is left out. */
  readonly onNote?: ((note: Problem) => void) | undefined;
  /** Told of each picture that is left out, where the dataset allows it. */
  readonly onBroken?: ((problem: Problem) => void) | undefined;
}

/**
 * How well a network does on the pictures of the dataset that its config names, each of which is shown once.
 * Where the network's classes have names, or its weights do, the dataset's are matched with them, and may be a part of them.
 * @throws NG_TRAINING_NEEDED; NG_CLASS_NAMES, NG_CLASS_COUNT; NG_DATASET_LAYOUT where there are no such pictures; the errors of datasets,
 *   pictures, weights and engines; the reason of `signal`
 */
export async function evaluate(composition: Composition, options: EvaluateOptions): Promise<Evaluation> {
  const { framework, network } = composition;
  const {
    weights: given,
    engine = defaultEngine(),
    threads,
    workers,
    signal,
    split,
    batch,
    onProgress,
    onBroken,
    onNote,
  } = options;
  const cwd = options.cwd ?? process.cwd();
  const weights = await localWeights(given, signal);
  const opening = { cwd, purpose: "evaluation", signal, weights } as const;
  const { dataset, areNamed } = await openDataset(composition, opening);
  for (const note of dataset.notes ?? []) onNote?.(note);
  if (!areNamed && network.config.classes > 0) onNote?.({ at: "labels", message: nameless });
  const state = await networkState(network, weights, { signal, cwd });
  return placedInConfig(network.tree, () =>
    evaluateNetwork({
      network,
      state,
      dataset,
      engine,
      services: framework.services,
      threads,
      workers,
      signal,
      onProgress,
      onBroken,
      ...(split && { split }),
      ...(batch !== undefined && { batch }),
    }),
  );
}

const nameless = "the network's classes have no names: its logits are taken for the dataset's classes in their order";
