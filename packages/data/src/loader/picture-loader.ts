import type { DatasetItem, DatasetSplit, OpenedDataset, PictureBatch, Problem } from "@netgraft/core";
import { AugmentationMisfitError, BatchSizeError } from "../errors.js";
import { untilAborted } from "./abort.js";
import { type Batch, BatchFiller } from "./batch.js";
import { mixedBatch } from "./batch-steps.js";
import { BrokenPictures } from "./broken-pictures.js";
import { balancedOrder, epochOrder } from "./epoch-order.js";
import { PictureCache } from "./picture-cache.js";
import type { PictureWorkers, PipelineConfig, Preparer } from "./picture-workers.js";
import { buildSteps, type PlacedStep } from "./steps.js";
import type { Prepared } from "./task.js";

export interface LoaderOptions extends Omit<PipelineConfig, "form"> {
  readonly workers: PictureWorkers;
  /** How many classes the dataset has: what augmentations that mix pictures need to mix labels. */
  readonly classes?: number | undefined;
  /** The class of each picture, where the random order of an epoch is to have as many of each; see `balancedOrder`. */
  readonly balance?: ArrayLike<number> | undefined;
  /** What becomes of a picture that cannot be read; by default it ends the work. */
  readonly brokenPictures?: OpenedDataset["brokenPictures"];
  /** Is told of each picture that is left out, once. */
  readonly onBroken?: (problem: Problem) => void;
  /** Bytes of decoded pictures that are kept, so that they are decoded once and not in each epoch; 256 MiB by default. */
  readonly cacheBytes?: number;
}

/** How the pictures are gone through once. */
export interface BatchesOptions {
  /** Pictures in a batch. */
  readonly batch: number;
  /** Of the order and the augmentation; 0 by default. */
  readonly seed?: number;
  /** The number of the epoch, which has an order and an augmentation of its own; 0 by default. */
  readonly epoch?: number;
  /** Whether the order is random; by default it is. */
  readonly shuffle?: boolean;
  /** Whether pictures that do not fill a batch are left out, as in training; by default they are. */
  readonly dropLast?: boolean;
  /** Batches that are prepared ahead of the one that is taken; 2 by default. */
  readonly prefetch?: number;
  /** Where to go on: how many batches there have been, and the `end` of the last of them. */
  readonly after?: { readonly batches: number; readonly end: number } | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Pictures on their way. */
interface Requested {
  readonly places: readonly number[];
  readonly result: Promise<{ readonly items: readonly DatasetItem[]; readonly prepared: Prepared }>;
}

/** Most pictures that a thread prepares before it hands them on. */
const largestTask = 16;

/** Reads the pictures of a dataset in batches: the same ones for the same seed, whatever the number of threads. */
export class PictureLoader {
  readonly #split: DatasetSplit;
  readonly #options: LoaderOptions;
  readonly #preparer: Preparer;
  readonly #cache: PictureCache;
  readonly #broken: BrokenPictures;
  readonly #batchSteps: readonly PlacedStep<PictureBatch>[];

  /** @throws NG_INPUT_MISFIT, NG_AUGMENTATION_MISFIT, NG_AUGMENTATION_FAILED where no picture can be prepared */
  constructor(split: DatasetSplit, options: LoaderOptions) {
    this.#split = split;
    this.#options = options;
    this.#preparer = options.workers.preparer({ ...options, form: split.form });
    this.#batchSteps = buildSteps(options.augmentations ?? [], options.network).batch;
    assertClassesKnown(this.#batchSteps, options.classes);
    this.#cache = new PictureCache(options.cacheBytes ?? 2 ** 28);
    this.#broken = new BrokenPictures(options.brokenPictures ?? "error", split.length, options.onBroken);
  }

  /** How many batches one pass gives; where pictures are broken and `dropLast` is not set, it can be fewer. */
  batchCount({ batch, dropLast = true }: Pick<BatchesOptions, "batch" | "dropLast">): number {
    const batches = this.#split.length / batch;
    return dropLast ? Math.floor(batches) : Math.ceil(batches);
  }

  /**
   * The pictures in batches. Where `dropLast` is set and pictures are broken, others of the epoch come again, so that
   * there are as many batches.
   * @throws NG_BATCH_SIZE; NG_READ_FAILED, NG_PICTURE_FORMAT; NG_AUGMENTATION_MISFIT, NG_AUGMENTATION_FAILED,
   *   NG_WORKER_DIED; the reason of `signal`
   */
  async *batches(options: BatchesOptions): AsyncGenerator<Batch, void, undefined> {
    const { batch, seed = 0, epoch = 0, shuffle = true, dropLast = true, prefetch = 2, after, signal } = options;
    const { length } = this.#split;
    assertBatch(batch, dropLast, length);
    const { channels, height, width } = this.#options.network.input;
    const { balance } = this.#options;
    const balanced = shuffle && balance !== undefined ? balancedOrder(balance, seed, epoch) : undefined;
    const order = balanced?.order ?? (shuffle ? epochOrder(length, seed, epoch) : undefined);
    const filler = new BatchFiller(batch, [channels, height, width], after?.end);
    const wanted = this.batchCount({ batch, dropLast }) * batch;
    const taskSize = Math.min(largestTask, Math.ceil(batch / Math.max(1, this.#options.workers.count)));
    const ended = new AbortController();
    const queue: Requested[] = [];
    let number = after?.batches ?? 0;
    const mixed = (taken: Batch): Batch => {
      number += 1;
      return mixedBatch(taken, this.#batchSteps, this.#options.classes ?? 0, { seed, epoch, batch: number - 1 });
    };
    let [requested, underWay, added] = [after?.end ?? 0, 0, (after?.batches ?? 0) * batch];
    const request = (): void => {
      for (;;) {
        const left = dropLast ? wanted - added - underWay : length - requested;
        const room = Math.max(1, prefetch) * batch - underWay - filler.pictures;
        const count = Math.min(taskSize, left, room);
        if (count <= 0) return;
        const places = Array.from({ length: count }, (_, k) => (requested + k) % length);
        queue.push(
          this.#request(
            order === undefined ? places : places.map((place) => order[place] ?? 0),
            { seed, epoch, times: balanced && places.map((place) => balanced.times[place] ?? 0) },
            ended.signal,
          ),
        );
        requested += count;
        underWay += count;
      }
    };
    try {
      for (;;) {
        signal?.throwIfAborted();
        const full = filler.takeFull();
        request();
        if (full !== undefined) {
          yield mixed(full);
          continue;
        }
        const next = queue.shift();
        if (next === undefined) break;
        added += this.#collect(next.places, await untilAborted(next.result, signal), filler);
        underWay -= next.places.length;
      }
      const rest = filler.takeRest();
      if (rest !== undefined) yield mixed(rest);
    } finally {
      ended.abort();
    }
  }

  #request(
    places: readonly number[],
    { seed, epoch, times }: { seed: number; epoch: number; times: readonly number[] | undefined },
    ended: AbortSignal,
  ): Requested {
    const prepare = async (): Promise<Awaited<Requested["result"]>> => {
      const items = await Promise.all(places.map(async (place) => this.#split.item(place)));
      const task = items.map(({ source }, k) => ({
        ...this.#cache.taskItem(places[k] ?? 0, source),
        time: times?.[k],
      }));
      return { items, prepared: await this.#preparer.run({ seed, epoch, items: task }, ended) };
    };
    const result = prepare();
    // Of a batch that nobody takes any more.
    result.catch(() => undefined);
    return { places, result };
  }

  /** Puts what has come into the batch. @returns how many pictures these are */
  #collect(places: readonly number[], { items, prepared }: Awaited<Requested["result"]>, filler: BatchFiller): number {
    const { values, broken, kept } = prepared;
    for (const { place, pixels } of kept) this.#cache.keep(places[place] ?? 0, pixels);
    const size = values.length / places.length;
    const errors = new Map(broken.map(({ place, error }) => [place, error]));
    for (const [k, { label }] of items.entries()) {
      const error = errors.get(k);
      const index = places[k] ?? 0;
      if (error !== undefined) {
        this.#broken.leaveOut(index, error);
        filler.skip();
      } else {
        this.#broken.noteGood();
        filler.add(values.subarray(k * size, (k + 1) * size), label, index);
      }
    }
    return items.length - broken.length;
  }
}

/** @throws NG_AUGMENTATION_MISFIT */
function assertClassesKnown([first]: readonly PlacedStep<PictureBatch>[], classes: number | undefined): void {
  if (first === undefined || classes !== undefined) return;
  throw new AugmentationMisfitError({
    at: `augmentations[${first.position}]`,
    message: `\`${first.type}\` mixes labels, of which the loader does not know how many there are`,
    expected: "a loader with the option `classes`",
  });
}

/** @throws NG_BATCH_SIZE */
function assertBatch(batch: number, dropLast: boolean, length: number): void {
  if (Number.isSafeInteger(batch) && batch > 0 && (!dropLast || batch <= length)) return;
  throw new BatchSizeError({
    at: "batch",
    message: "no batch can be filled",
    expected: `from 1 to ${length}, the number of pictures`,
    found: String(batch),
  });
}
