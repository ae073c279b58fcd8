import type { PictureSource, Pixels, Problem } from "@netgraft/core";

/** A picture that is to be prepared. */
export interface TaskItem {
  /** Its place in the dataset. */
  readonly index: number;
  /** How often it has come before in the epoch, where that shows some several times: it is changed in another way then. */
  readonly time?: number | undefined;
  readonly source: PictureSource;
  /** Whether the decoded picture is wanted, too. */
  readonly keep: boolean;
}

/** Pictures that are prepared together. */
export interface Task {
  readonly seed: number;
  readonly epoch: number;
  readonly items: readonly TaskItem[];
}

/** A picture that cannot be read: its place in the task, and why. */
export interface BrokenPicture {
  readonly place: number;
  readonly error: SentError;
}

/** What has become of the pictures of a task. */
export interface Prepared {
  /** N×C×H×W; of broken pictures, zeros. */
  readonly values: Float32Array;
  readonly broken: readonly BrokenPicture[];
  /** The decoded pictures that were wanted; their data are in memory that threads share. */
  readonly kept: readonly { readonly place: number; readonly pixels: Pixels }[];
}

/** A coded error on its way between threads. */
export interface SentError {
  readonly code: string;
  readonly problems: readonly Problem[];
}
