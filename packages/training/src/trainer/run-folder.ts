import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RunTracker, TrackedRun, Tracker } from "@netgraft/core/host";
import type { NetworkState } from "@netgraft/core/graph";
import { writeSafetensors } from "@netgraft/weights/node";
import { fileSystem, type FolderHold, type HoldOptions, readFileWhole, writeFileWhole } from "@netgraft/files";
import type { Checkpoint } from "../checkpoint/checkpoint.js";
import { checkpointName, readCheckpoint, writeCheckpoint } from "../checkpoint/checkpoint-file.js";
import type { Environment } from "../checkpoint/environment.js";
import type { PictureList } from "../checkpoint/picture-list.js";
import { encodePictures, picturesName, readPictures } from "../checkpoint/pictures-file.js";
import { curves } from "../metrics/curves.js";
import type { EpochMetrics } from "../metrics/metrics.js";
import type { Chosen } from "../plan/training-plan.js";
import { usualTrackers } from "../trackers/index.js";
import { filesOfRun, isBegun, isFree } from "./files-of-run.js";
import { takeFolder, type TakenFolder } from "./take-folder.js";

/**
 * The folder of a run, which belongs to this process alone until it is closed. Each of its files is written whole, so that a
 * run that is interrupted leaves the last one of each.
 */
export class RunFolder {
  readonly path: string;
  readonly #taken: TakenFolder;
  readonly #hold: FolderHold;
  #written: string[] = [];
  #trackers: readonly RunTracker[] | undefined;

  private constructor(path: string, taken: TakenFolder) {
    this.path = path;
    this.#taken = taken;
    this.#hold = taken.hold;
  }

  /**
   * Makes the folder of a new run, or takes that of one that goes on.
   * @throws NG_FOLDER_IN_USE while another process writes into it; NG_OUTPUT_EXISTS where a new run would mix with what is there;
   *   NG_WRITE_FAILED; the reason of `signal`
   */
  static async open(
    path: string,
    { isNew, ...options }: { readonly isNew: boolean } & HoldOptions,
  ): Promise<RunFolder> {
    return new RunFolder(path, await takeFolder(path, isNew, options));
  }

  /**
   * The checkpoint that the run goes on from; undefined where it was ended before the first of them, so that it begins again.
   * @throws as `readCheckpoint`, also where there is something else than a run that has just begun
   */
  async readCheckpoint(): Promise<Checkpoint | undefined> {
    const files = filesOfRun(this.path);
    const isEarly = !this.#taken.isMade && !files.includes(checkpointName) && isBegun(files);
    return isEarly ? undefined : readCheckpoint(this.path);
  }

  /** Writes what the run depends on: `environment.json`, and `config.yaml` where its text is known. */
  async describe(
    { environment, ...rest }: { readonly environment: Environment; readonly seed: number; readonly workers: number },
    config: string | undefined,
  ): Promise<void> {
    await this.#write("environment.json", `${JSON.stringify({ ...environment, ...rest }, undefined, 2)}\n`);
    if (config !== undefined) await this.#write("config.yaml", config);
  }

  /** The pictures that the run was begun with; undefined where they are not known. */
  readPictures(): Promise<PictureList | undefined> {
    return readPictures(join(this.path, picturesName));
  }

  /** Writes which pictures the run is trained with. */
  async writePictures(list: PictureList): Promise<void> {
    await this.#writeBytes(picturesName, await encodePictures(list));
  }

  /** @returns its path */
  async writeCheckpoint(checkpoint: Checkpoint): Promise<string> {
    const path = join(this.path, checkpointName);
    await writeCheckpoint(path, checkpoint, this.#guard);
    // What is there from now on can be resumed.
    this.#written = [];
    return path;
  }

  /** Writes a state dict as `best.safetensors` or `last.safetensors`. @param metadata by key */
  async writeWeights(
    which: "best" | "last",
    state: NetworkState,
    metadata: ReadonlyMap<string, string> = new Map(),
  ): Promise<void> {
    await writeSafetensors(join(this.path, `${which}.safetensors`), state, {
      metadata,
      checksums: true,
      ...this.#guard,
    });
  }

  /** Chooses what keeps the metrics; by default `metrics.jsonl` and `metrics.csv` are written. */
  track(trackers: readonly Chosen<Tracker>[] = usualTrackers): void {
    this.#trackers = trackers.map(({ component, options }) => component.track(options, this.#trackedRun));
  }

  /** Tells the trackers of all epochs that are done, and draws `curves.svg`. @throws as they do */
  async writeMetrics(history: readonly EpochMetrics[]): Promise<void> {
    if (this.#trackers === undefined) this.track();
    for (const tracker of this.#trackers ?? []) await tracker.record(history);
    if (history.length > 0) await this.#write("curves.svg", curves(history));
  }

  /** @throws NG_FOLDER_LOST where it is known that another process has taken the folder over */
  async assertKept(): Promise<void> {
    if (this.#hold.isLost) await this.#hold.assertHeld();
  }

  /** Gives the folder up. Of a new run that has come to no checkpoint, nothing is left. */
  async close(): Promise<void> {
    const unfinished = this.#taken.isFresh ? this.#written : [];
    if (!this.#hold.isLost)
      for (const name of unfinished) await fileSystem.rm(join(this.path, name), { force: true }).catch(() => undefined);
    await this.#taken.close();
  }

  /** Asked for each file when it is whole, before it takes the place of the one before. */
  get #guard(): { readonly before: () => Promise<void> } {
    return { before: () => this.#hold.assertHeld() };
  }

  /** What a tracker sees: files that are not the run's own. */
  get #trackedRun(): TrackedRun {
    const free = (name: string): string => {
      if (isFree(name)) return name;
      throw new RangeError(`a tracker cannot have the file ${JSON.stringify(name)} of a run`);
    };
    return {
      read: async (name) => {
        const path = join(this.path, free(name));
        return existsSync(path) ? readFileWhole(path) : undefined;
      },
      write: async (name, bytes) => this.#writeBytes(free(name), bytes),
      now: () => Date.now(),
    };
  }

  #write(name: string, text: string): Promise<void> {
    return this.#writeBytes(name, new TextEncoder().encode(text));
  }

  async #writeBytes(name: string, bytes: Uint8Array): Promise<void> {
    this.#written.push(name);
    await writeFileWhole(join(this.path, name), [bytes], this.#guard);
  }
}
