import type { z } from "#zod";
import type { TrainingComponent } from "./training-component.js";

/** How well a network does on some pictures, as a tracker is told. */
export interface TrackedMetrics {
  /** The mean over the pictures. */
  readonly loss: number;
  /** The part of the pictures, from 0 to 1, whose class has the largest logit, or one of the five largest. */
  readonly top1: number;
  readonly top5: number;
}

/** An epoch that is done, as a tracker is told. */
export interface TrackedEpoch {
  /** Counted from 1. */
  readonly epoch: number;
  /** That of the last update. */
  readonly learningRate: number;
  readonly training: TrackedMetrics;
  /** On the pictures held out; missing where there are none. */
  readonly validation?: TrackedMetrics | undefined;
  /** How long it took, with its evaluation. */
  readonly seconds: number;
}

/** A run, as a tracker sees it. */
export interface TrackedRun {
  /** Reads a file of the run's folder that was written before; undefined where there is none. @throws NG_READ_FAILED */
  read(name: string): Promise<Uint8Array | undefined>;
  /**
   * Writes a file of the run's folder, whole or not at all.
   * @param name of a file that is not the run's own, without a folder
   * @throws NG_WRITE_FAILED; NG_FOLDER_LOST where another process has taken the run over
   */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
}

/** What is told of one run. */
export interface RunTracker {
  /**
   * Records the epochs that are done, all of them: when a run begins or goes on, and after each epoch, before its checkpoint. An epoch whose
   * checkpoint was not kept is trained again, so that what was recorded of it stands no longer.
   */
  record(epochs: readonly TrackedEpoch[]): void | Promise<void>;
}

/** What keeps the metrics of runs: registered by a plugin, chosen in `training.trackers`. */
export interface Tracker<Type extends string = string, Options extends z.ZodType = z.ZodType> extends TrainingComponent<
  Type,
  Options
> {
  track(options: z.output<Options>, run: TrackedRun): RunTracker;
}
