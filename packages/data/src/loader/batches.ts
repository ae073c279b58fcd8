import type { DatasetSplit } from "@netgraft/core";
import type { Batch } from "./batch.js";
import { type BatchesOptions, type LoaderOptions, PictureLoader } from "./picture-loader.js";
import { startPictureWorkers } from "./start-workers.js";

/** How pictures are read once, with threads of their own. */
export interface ReadOptions extends BatchesOptions, Omit<LoaderOptions, "workers"> {
  /** Worker threads; 0 reads in this thread. */
  readonly workers: number;
}

/**
 * The pictures of a dataset in batches, read by threads that end with it. For several epochs a `PictureLoader` keeps its
 * threads and the decoded pictures.
 * @throws as `PictureLoader`
 */
export async function* batches(
  split: DatasetSplit,
  { workers: count, ...options }: ReadOptions,
): AsyncGenerator<Batch, void, undefined> {
  const workers = startPictureWorkers(count);
  try {
    yield* new PictureLoader(split, { ...options, workers }).batches(options);
  } finally {
    await workers.close();
  }
}
