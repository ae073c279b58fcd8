import type { PictureConfig } from "@netgraft/core";
import type { Prepared, SentError, Task } from "./task.js";

/** How pictures are prepared, in a form that can be sent to a thread. */
export interface SentPipeline {
  readonly network: PictureConfig;
  /** The URL of the module that exports the decoder of pictures; undefined for the one that is there. */
  readonly decoder: string | undefined;
  /** Undefined for evaluation. */
  readonly augmentations:
    readonly { readonly type: string; readonly module: string; readonly options: unknown }[] | undefined;
}

/** What a thread is told: how pictures are to be prepared, under a number, or to prepare some. */
export type Message =
  | { readonly kind: "pipeline"; readonly pipeline: number; readonly sent: SentPipeline }
  | { readonly kind: "task"; readonly id: number; readonly pipeline: number; readonly task: Task };

/** What it answers to a task. */
export type Answer =
  { readonly id: number; readonly prepared: Prepared } | { readonly id: number; readonly failed: SentError };

/** What a thread is started with. */
export interface ThreadData {
  /** Where the thread notes what it is at, for when it dies: the number of the task, and the place in it. */
  readonly progress: Int32Array;
}
