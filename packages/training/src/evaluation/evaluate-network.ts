import { availableParallelism } from "node:os";
import {
  type DatasetSplit,
  defaultServices,
  type Graph,
  type OpenedDataset,
  type PictureConfig,
  type Problem,
  type Services,
} from "@netgraft/core";
import type { Engine, NetworkState } from "@netgraft/core/graph";
import { DatasetLayoutError, pictureDecoder, PictureLoader, startPictureWorkers } from "@netgraft/data";
import type { Metrics } from "../metrics/metrics.js";
import { Tally } from "../metrics/tally.js";
import { assertClasses } from "./class-count.js";
import { type ClassMetrics, Confusion } from "./confusion.js";
import { evaluateBatches } from "./evaluate-batches.js";

/** What is evaluated, and on which pictures. */
export interface EvaluateNetworkOptions {
  readonly network: { readonly graph: Graph; readonly config: PictureConfig };
  /** All tensors of the network. */
  readonly state: NetworkState;
  readonly dataset: OpenedDataset;
  /** Which of its pictures; by default those for validation. */
  readonly split?: "train" | "validation" | "test";
  readonly engine: Engine;
  /** Native threads of the engine; by default as many as there are processors. */
  readonly threads?: number | undefined;
  /** Worker threads that read pictures, 0 for none; by default as many as there are processors, at most 4. */
  readonly workers?: number | undefined;
  /** Pictures per run; 64 by default. It changes nothing in the result but rounding. */
  readonly batch?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  /** What decodes pictures: the framework's; by default that of this package. */
  readonly services?: Services | undefined;
  /** Told of each picture that is left out. */
  readonly onBroken?: ((problem: Problem) => void) | undefined;
}

/** What an evaluation comes to; the loss is the cross entropy, whatever the network was trained with. */
export interface Evaluation extends Metrics {
  readonly pictures: number;
  readonly classes: readonly ClassMetrics[];
  /** How many pictures of each class (row) have the largest logit for each class (column). */
  readonly confusion: readonly (readonly number[])[];
}

/**
 * Shows a network every picture of a part of a dataset once.
 * @throws NG_CLASS_COUNT; NG_DATASET_LAYOUT where the part has no pictures; as `PictureLoader`; the engine's own coded
 *   errors; the reason of `signal`
 */
export async function evaluateNetwork(options: EvaluateNetworkOptions): Promise<Evaluation> {
  const { network, state, dataset, engine, threads, batch = 64, signal } = options;
  assertClasses(dataset, network.graph);
  const split = splitOf(options);
  const workers = startPictureWorkers(options.workers ?? Math.min(4, availableParallelism()));
  try {
    const { onBroken = () => undefined, services = defaultServices } = options;
    const decoder = services.get(pictureDecoder);
    const { brokenPictures } = dataset;
    const loader = new PictureLoader(split, { workers, decoder, network: network.config, brokenPictures, onBroken });
    const session = await engine.open({ graph: network.graph, state }, threads === undefined ? {} : { threads });
    try {
      const [tally, confusion] = [new Tally(), new Confusion(dataset.classes)];
      await evaluateBatches(loader, {
        batch,
        predict: (inputs) => session.run(inputs),
        onBatch({ labels }, logits) {
          tally.add(logits, labels);
          confusion.add(logits, labels);
          options.onProgress?.(tally.sums.pictures, split.length);
        },
        signal,
      });
      const { pictures } = tally.sums;
      return { ...tally.metrics, pictures, classes: confusion.classes, confusion: confusion.rows };
    } finally {
      await session.release();
    }
  } finally {
    await workers.close();
  }
}

/** @throws NG_DATASET_LAYOUT where there is nothing to evaluate */
function splitOf({ dataset, split = "validation" }: EvaluateNetworkOptions): DatasetSplit {
  const chosen = dataset[split];
  if (chosen !== undefined && chosen.length > 0) return chosen;
  throw new DatasetLayoutError({
    at: split,
    message: "there are no pictures to evaluate with",
    expected:
      split === "test"
        ? "a folder `test`, with a folder for each class"
        : "pictures held out of training: a folder `val`, or a `holdOut` above 0",
  });
}
