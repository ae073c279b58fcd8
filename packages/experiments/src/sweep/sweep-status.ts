import { existsSync } from "node:fs";
import { join } from "node:path";
import { isHoldName } from "@netgraft/files";
import { readdir } from "node:fs/promises";
import { cellFolder, type CellResult, readResult, resultName } from "./cell-result.js";
import type { SweepCell } from "./sweep-plan.js";
import { readSweep, type RecordedRow } from "./sweep-record.js";

/** Where a cell is: done, whether finished, stopped with its row or failed; begun by whoever holds it, or left with what it has come to. */
export type CellState = "finished" | "stopped" | "failed" | "held" | "begun" | "waiting";

/** A row of a sweep, and how far its cells are. */
export interface RowStatus {
  readonly row: RecordedRow;
  readonly cells: readonly {
    readonly cell: SweepCell;
    readonly state: CellState;
    readonly result?: CellResult;
  }[];
}

/** How far a sweep is. */
export interface SweepStatus {
  readonly name: string;
  readonly version: string;
  readonly baseline: string;
  readonly rows: readonly RowStatus[];
  /** Of the runs, those that several cells share counted once. */
  readonly runs: Readonly<Record<CellState, number>>;
}

/** How many runs are not done. @internal */
export function runsLeft({ runs }: Pick<SweepStatus, "runs">): number {
  return runs.waiting + runs.begun + runs.held;
}

/** How many files are read at a time. */
const atOnce = 64;

/**
 * How far the sweep in a folder is; nothing is written, and whoever works on it goes on.
 * @throws NG_SWEEP_FOLDER
 */
export async function sweepStatus(folder: string): Promise<SweepStatus> {
  const { name, version, baseline, rows, cells } = await readSweep(folder);
  const keys = [...new Set(cells.map(({ key }) => key))];
  const found = new Map<string, { readonly state: CellState; readonly result?: CellResult }>();
  for (let start = 0; start < keys.length; start += atOnce)
    await Promise.all(keys.slice(start, start + atOnce).map(async (key) => found.set(key, await stateOf(folder, key))));
  const cellsOf = rows.map((): RowStatus["cells"][number][] => []);
  for (const cell of cells)
    cellsOf[cell.row]?.push({ cell, ...(found.get(cell.key) ?? { state: "waiting" as const }) });
  const runs = { finished: 0, stopped: 0, failed: 0, held: 0, begun: 0, waiting: 0 };
  for (const { state } of found.values()) runs[state] += 1;
  return {
    name,
    version,
    baseline,
    rows: rows.map((row, index) => ({ row, cells: cellsOf[index] ?? [] })),
    runs,
  };
}

async function stateOf(
  folder: string,
  key: string,
): Promise<{ readonly state: CellState; readonly result?: CellResult }> {
  const result = await readResult(folder, key);
  if (result !== undefined) return { state: endOf(result), result };
  const own = cellFolder(folder, key);
  if (!existsSync(own)) return { state: "waiting" };
  const files = await readdir(own);
  if (files.includes(resultName)) return stateOf(folder, key);
  if (files.some(isHoldName)) return { state: "held" };
  return { state: existsSync(join(own, "run")) ? "begun" : "waiting" };
}

function endOf({ failed, isPruned }: CellResult): CellState {
  if (failed !== undefined) return "failed";
  return isPruned === true ? "stopped" : "finished";
}
