import { existsSync } from "node:fs";
import { join } from "node:path";
import { type FolderHold, readFileWhole, readFileWholeSync, writeFileWhole } from "@netgraft/files";
import type { EpochMetrics, Stopped, TrainingResult } from "@netgraft/training";
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
  /** Of a result that is read, they are read when they are asked for first. */
  readonly epochs: readonly CellEpoch[];
  /** How many epochs there are. */
  readonly trained: number;
  /** The last of them; missing where there is none. */
  readonly last?: CellEpoch | undefined;
  /** The epoch with the best metric; missing where nothing is held out. */
  readonly best?: number | undefined;
  /** How well it does class by class on the pictures held out; missing where there are none, and in what older versions have written. */
  readonly classes?: TrainingResult["classes"];
  /** What its numbers depend on beside graph, recipe and seed: engine, versions, threads, processor; missing in what older versions have written. */
  readonly environment?: TrainingResult["environment"] | undefined;
  /** Why it has fewer epochs than it could have. */
  readonly stopped?: Stopped | undefined;
  /** Whether that is because its row was compared with others, rather than for what it came to itself. */
  readonly isPruned?: true | undefined;
  /** Where what is trained is not finite, at which every run of the cell would end. */
  readonly failed?: { readonly code: string; readonly problems: readonly Problem[] } | undefined;
  /** How long its epochs took, which differs from run to run. */
  readonly seconds: number;
}

/** A cell's result by its epochs. */
export function resultOf(parts: Omit<CellResult, "trained" | "last">): CellResult {
  const last = parts.epochs.at(-1);
  return { ...parts, trained: parts.epochs.length, ...(last && { last }) };
}

/** What a cell has come to where it waits for others. */
export type Reached = Pick<CellResult, "epochs" | "best" | "seconds">;

/** The file with what a cell has come to where rows are compared. */
const reachedName = "reached.json";

/** The file with a cell's result, in its folder. */
export const resultName = "result.json";
/** The file with its epochs, which the state of a thousand cells is told without. */
const epochsName = "epochs.json";

/** The folder of a cell. @internal */
export function cellFolder(sweep: string, key: string): string {
  return join(sweep, cellsName, key);
}

/** Whether a cell is finished, by whoever. @internal */
export function hasResult(sweep: string, key: string): boolean {
  return existsSync(join(cellFolder(sweep, key), resultName));
}

/** Writes a cell's epochs, and then its result, each whole, if its folder is still held. @throws NG_FOLDER_LOST, NG_WRITE_FAILED */
export async function writeResult(folder: string, { epochs, ...result }: CellResult, hold: FolderHold): Promise<void> {
  await writeData(join(folder, epochsName), epochs, hold);
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

/** A cell's result; undefined where it is not done. Its epochs are read when they are asked for. @throws NG_SWEEP_FOLDER, NG_READ_FAILED; its epochs, too */
export async function readResult(sweep: string, key: string): Promise<CellResult | undefined> {
  const folder = cellFolder(sweep, key);
  // Written whole by `writeResult` alone; older versions have the epochs in it.
  const found = (await readData(join(folder, resultName))) as CellResult | undefined;
  if (found === undefined || Array.isArray(found.epochs)) return found && resultOf(found);
  let epochs: readonly CellEpoch[] | undefined;
  return Object.defineProperty(found, "epochs", {
    enumerable: true,
    get: () => (epochs ??= readEpochs(join(folder, epochsName))),
  });
}

function readEpochs(path: string): readonly CellEpoch[] {
  // Written whole by `writeResult`, before the result.
  return parsed(path, readFileWholeSync(path, "sweep-bytes")) as readonly CellEpoch[];
}

/** What a cell had come to when rows were compared last; undefined before. @throws NG_SWEEP_FOLDER, NG_READ_FAILED */
export async function readReached(sweep: string, key: string): Promise<Reached | undefined> {
  // Written whole by `writeReached` alone.
  return (await readData(join(cellFolder(sweep, key), reachedName))) as Reached | undefined;
}

async function readData(path: string): Promise<unknown> {
  return existsSync(path) ? parsed(path, await readFileWhole(path, "sweep-bytes")) : undefined;
}

function parsed(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    const message = "this is no result that can be read";
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new SweepFolderError({ at: path, message, expected: "what a worker has written", found }, { cause });
  }
}
