import { existsSync } from "node:fs";
import { join } from "node:path";
import { type FolderHold, readFileWhole, writeFileWhole } from "@netgraft/files";
import type { EpochMetrics, Stopped } from "@netgraft/training";
import type { Problem } from "@netgraft/core";
import { SweepFolderError } from "../errors.js";
import { cellsName } from "./sweep-record.js";

/** What an epoch of a cell came to; no times, so that the same cell has the same result. */
export type CellEpoch = Omit<EpochMetrics, "seconds">;

/** What a cell has come to: its epochs, or why it cannot be trained to its end. */
export interface CellResult {
  readonly key: string;
  readonly seed: number;
  readonly version: string;
  readonly epochs: readonly CellEpoch[];
  /** The epoch with the best metric; missing where nothing is held out. */
  readonly best?: number | undefined;
  readonly stopped?: Stopped | undefined;
  /** Where what is trained is not finite, at which every run of the cell would end. */
  readonly failed?: { readonly code: string; readonly problems: readonly Problem[] } | undefined;
  /** How long its epochs took, which differs from run to run. */
  readonly seconds: number;
}

/** The file with a cell's result, in its folder. */
export const resultName = "result.json";

/** The folder of a cell. */
export function cellFolder(sweep: string, key: string): string {
  return join(sweep, cellsName, key);
}

/** Whether a cell is finished, by whoever. @internal */
export function hasResult(sweep: string, key: string): boolean {
  return existsSync(join(cellFolder(sweep, key), resultName));
}

/** Writes a cell's result whole, if its folder is still held. @throws NG_FOLDER_LOST, NG_WRITE_FAILED */
export async function writeResult(folder: string, result: CellResult, hold: FolderHold): Promise<void> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(result, undefined, 1)}\n`);
  await writeFileWhole(join(folder, resultName), [bytes], {
    before: () => hold.assertHeld(),
  });
}

/** A cell's result; undefined where it is not done. @throws NG_SWEEP_FOLDER, NG_READ_FAILED */
export async function readResult(sweep: string, key: string): Promise<CellResult | undefined> {
  const path = join(cellFolder(sweep, key), resultName);
  if (!hasResult(sweep, key)) return undefined;
  const text = new TextDecoder().decode(await readFileWhole(path, "sweep-bytes"));
  try {
    // Written whole by `writeResult` alone.
    return JSON.parse(text) as CellResult;
  } catch (cause) {
    const message = "this is no result that can be read";
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new SweepFolderError({ at: path, message, expected: "what a worker has written", found }, { cause });
  }
}
