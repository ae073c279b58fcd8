import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { NetworkState } from "@netgraft/core/graph";
import { writeSafetensors } from "@netgraft/weights/node";
import { OutputExistsError, systemErrorReason, WriteFailedError, writeFileWhole } from "@netgraft/files";
import type { Checkpoint } from "../checkpoint/checkpoint.js";
import { checkpointName, writeCheckpoint } from "../checkpoint/checkpoint-file.js";
import type { Environment } from "../checkpoint/environment.js";
import { curves } from "../metrics/curves.js";
import type { EpochMetrics } from "../metrics/metrics.js";
import { metricsCsv, metricsJsonl } from "../metrics/metrics-text.js";

/** The folder of a run: each of its files is written whole, so that an interrupted run leaves the last one of each. */
export class RunFolder {
  private constructor(readonly path: string) {}

  /**
   * Makes the folder; undefined where there is to be none.
   * @throws NG_OUTPUT_EXISTS where a new run would mix with what is there; NG_WRITE_FAILED
   */
  static async open(path: string | undefined, { isNew }: { readonly isNew: boolean }): Promise<RunFolder | undefined> {
    if (path === undefined) return undefined;
    let found: readonly string[];
    try {
      await mkdir(path, { recursive: true });
      found = await readdir(path);
    } catch (cause) {
      throw new WriteFailedError(
        { at: path, message: "the folder of the run cannot be made", found: systemErrorReason(cause) },
        { cause },
      );
    }
    if (isNew && found.length > 0)
      throw new OutputExistsError({
        at: path,
        message: "there is something in the folder of a new run",
        expected: "a new folder, or an empty one; a run that stopped there can be resumed",
        found: found.slice(0, 3).join(", "),
      });
    // What a process that was killed has not finished.
    const unfinished = found.filter((name) => /^\..+\.[0-9a-f]{12}\.tmp$/.test(name));
    await Promise.all(unfinished.map((name) => rm(join(path, name), { force: true })));
    return new RunFolder(path);
  }

  /** Writes what the run depends on: `environment.json`, and `config.yaml` where its text is known. */
  async describe(
    { environment, ...rest }: { readonly environment: Environment; readonly seed: number; readonly workers: number },
    config: string | undefined,
  ): Promise<void> {
    await this.#write("environment.json", `${JSON.stringify({ ...environment, ...rest }, undefined, 2)}\n`);
    if (config !== undefined) await this.#write("config.yaml", config);
  }

  /** @returns its path */
  async writeCheckpoint(checkpoint: Checkpoint): Promise<string> {
    const path = join(this.path, checkpointName);
    await writeCheckpoint(path, checkpoint);
    return path;
  }

  /** Writes a state dict as `best.safetensors` or `last.safetensors`. @param metadata by key */
  async writeWeights(
    which: "best" | "last",
    state: NetworkState,
    metadata: ReadonlyMap<string, string> = new Map(),
  ): Promise<void> {
    await writeSafetensors(join(this.path, `${which}.safetensors`), state, { metadata });
  }

  /** Writes the metrics of all epochs that are done: `metrics.jsonl`, `metrics.csv` and `curves.svg`. */
  async writeMetrics(history: readonly EpochMetrics[]): Promise<void> {
    await this.#write("metrics.jsonl", metricsJsonl(history));
    await this.#write("metrics.csv", metricsCsv(history));
    if (history.length > 0) await this.#write("curves.svg", curves(history));
  }

  async #write(name: string, text: string): Promise<void> {
    await writeFileWhole(join(this.path, name), [new TextEncoder().encode(text)]);
  }
}
