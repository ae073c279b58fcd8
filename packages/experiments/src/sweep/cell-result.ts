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
  /** Why it has fewer epochs than it could have. */
  readonly stopped?: Stopped | undefined;
  /** Whether that is because its row was compared with others, rather than for what it came to itself. */
  readonly isPruned?: true | undefined;
  /** Where what is trained is not finite, at which every run of the cell would end. */
  readonly failed?: { readonly code: string; readonly problems: readonly Problem[] } | undefined;
  /** How long its epochs took, which differs from run to run. */
  readonly seconds: number;
}

/** What a cell has come to where it waits for others. */
export type Reached = Pick<CellResult, "epochs" | "best" | "seconds">;

/** The file with what a cell has come to where rows are compared. */
const reachedName = "reached.json";

/** The file with a cell's result, in its folder. */
export const resultName = "result.json";

/** The folder of a cell. @internal */
export function cellFolder(sweep: string, key: string): string {
  return join(sweep, cellsName, key);
}

/** Whether a cell is finished, by whoever. @internal */
export function hasResult(sweep: string, key: string): boolean {
  return existsSync(join(cellFolder(sweep, key), resultName));
}

/** Writes a cell's result whole, if its folder is still held. @throws NG_FOLDER_LOST, NG_WRITE_FAILED */
export async function writeResult(folder: string, result: CellResult, hold: FolderHold): Promise<void> {
  await writeData(join(folder, resultName), result, hold);
}

/** Writes what a cell has come to so far, whole, if its folder is still held. @throws NG_FOLDER_LOST, NG_WRITE_FAILED */
export async function writeReached(folder: string, reached: Reached, hold: FolderHold): Promise<void> {
  await writeData(join(folder, reachedName), reached, hold);
}

async function writeData(path: string, data: object, hold: FolderHold): Promise<void> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(data)}\n`);
  await writeFileWhole(path, [bytes], { before: () => hold.assertHeld() });
}

/** A cell's result; undefined where it is not done. @throws NG_SWEEP_FOLDER, NG_READ_FAILED */
export async function readResult(sweep: string, key: string): Promise<CellResult | undefined> {
  // Written whole by `writeResult` alone.
  return (await readData(join(cellFolder(sweep, key), resultName))) as CellResult | undefined;
}

/** What a cell had come to when rows were compared last; undefined before. @throws NG_SWEEP_FOLDER, NG_READ_FAILED */
export async function readReached(sweep: string, key: string): Promise<Reached | undefined> {
  // Written whole by `writeReached` alone.
  return (await readData(join(cellFolder(sweep, key), reachedName))) as Reached | undefined;
}

async function readData(path: string): Promise<unknown> {
  if (!existsSync(path)) return undefined;
  const text = new TextDecoder().decode(await readFileWhole(path, "sweep-bytes"));
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = "this is no result that can be read";
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new SweepFolderError({ at: path, message, expected: "what a worker has written", found }, { cause });
  }
}
