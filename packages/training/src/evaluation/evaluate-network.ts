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
import { counted, type Engine, type NetworkState, notFiniteCount, type Tensor } from "@netgraft/core/graph";
import { DatasetLayoutError, pictureDecoder, PictureLoader, sourceName, startPictureWorkers } from "@netgraft/data";
import { NotFiniteError } from "../errors.js";
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
 * @throws NG_CLASS_COUNT; NG_NOT_FINITE where a logit is not; NG_DATASET_LAYOUT where the part has no pictures; as `PictureLoader`; the engine's own coded
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
        async onBatch({ labels, indices }, logits) {
          await assertFiniteLogits(logits, indices, split);
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

/** Without this, top-1 would count what compares as false. @throws NG_NOT_FINITE naming the first picture */
async function assertFiniteLogits(logits: Tensor<"float32">, indices: Int32Array, split: DatasetSplit): Promise<void> {
  if (notFiniteCount(logits) === 0) return;
  const size = logits.data.length / indices.length;
  const rows = Array.from(indices, (_, row) => logits.data.subarray(row * size, (row + 1) * size));
  const wrong = [...indices].filter((_, row) => !rows[row]?.every(Number.isFinite));
  const { source } = await split.item(wrong[0] ?? 0);
  throw new NotFiniteError({
    at: sourceName(source),
    message: "the network's logits for this picture are not finite",
    found: `such logits for ${wrong.length} of the ${counted(indices.length, "picture")} that were run with it`,
  });
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
