import type { PictureDecoder } from "../picture/picture-decoder.js";
import type { DatasetSplit, PictureConfig } from "@netgraft/core";
import type { ChosenAugmentation } from "./steps.js";
import type { Prepared, Task } from "./task.js";

/** How the pictures of one loader are prepared. */
export interface PipelineConfig {
  readonly network: PictureConfig;
  /** Undefined where pictures are prepared as for evaluation. */
  readonly augmentations?: readonly ChosenAugmentation[] | undefined;
  /** What decodes pictures; by default sharp. */
  readonly decoder?: PictureDecoder | undefined;
  /** What is prepared; by default pictures. */
  readonly form?: DatasetSplit["form"];
}

/** Prepares pictures for one loader. */
export interface Preparer {
  /** @throws NG_WORKER_DIED, NG_AUGMENTATION_MISFIT, NG_AUGMENTATION_FAILED; the reason of `signal` where it is aborted first */
  run(task: Task, signal: AbortSignal): Promise<Prepared>;
}

/** What prepares pictures: some worker threads, or this thread; loaders can share it. */
export interface PictureWorkers {
  /** How many threads there are beside this one. */
  readonly count: number;
  /** @throws NG_INPUT_MISFIT, NG_AUGMENTATION_MISFIT, NG_AUGMENTATION_FAILED */
  preparer(config: PipelineConfig): Preparer;
  close(): Promise<void>;
}
