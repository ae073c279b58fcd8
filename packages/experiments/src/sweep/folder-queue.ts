import { setTimeout } from "node:timers/promises";
import type { CellOrder, OfferedCell } from "@netgraft/core/host";
import { FolderInUseError, type FolderHold } from "@netgraft/files";
import { takeFolder } from "@netgraft/training";
import { type CellResult, cellFolder, hasResult, type Reached, writeReached, writeResult } from "./cell-result.js";
import { type NextRung, Rungs } from "./rungs.js";
import { distinctCells, type SweepCell } from "./sweep-plan.js";
import { readSweep, type RecordedRow, type SweepRecord } from "./sweep-record.js";

/** A cell that belongs to one worker until it is finished or given up. */
export interface ClaimedCell extends NextRung {
  readonly cell: SweepCell;
  readonly row: RecordedRow;
  /** Its folder. */
  readonly folder: string;
  /** @throws NG_FOLDER_LOST where another worker has taken the cell over */
  assertHeld(): Promise<void>;
  /** Keeps what the cell has come to after `until`. @throws NG_FOLDER_LOST, upon which nothing is written; NG_WRITE_FAILED */
  pause(reached: Reached): Promise<void>;
  /** Keeps what the cell has come to. @throws NG_FOLDER_LOST, upon which nothing is written; NG_WRITE_FAILED */
  finish(result: CellResult): Promise<void>;
  /** Gives the cell up; what is in its folder stays, and the next worker goes on with it. */
  release(): Promise<void>;
}

/** What hands out the cells of a sweep to workers, each to one at a time. */
export interface CellQueue {
  /**
   * The next cell that nobody works on, waiting for one where others work on all that are left.
   * @returns undefined when every cell is finished
   */
  claim(signal?: AbortSignal): Promise<ClaimedCell | undefined>;
}

/** How long is waited before cells that others work on are looked at again, in milliseconds. */
const pause = 1000;

/** The order of the sweep. */
const asPlanned: CellOrder = {
  next: ([key]) => Promise.resolve(key === undefined ? undefined : { key, done: nothing, giveBack: nothing }),
  close: nothing,
};

async function nothing(): Promise<void> {
  // Who has a cell is told by the folder alone.
}

/**
 * The queue that a sweep's folder is, for any number of processes and machines that see it. A cell is leased by holding its folder: with
 * a token, signs of life while the worker works, and a check of the token before each file takes its place. Who dies loses the
 * lease: at once to a worker on the same machine, elsewhere after 30 s without a sign of life. Whatever orders the cells, even if it offers one
 * to two workers: the lease decides who trains it, and who finishes it.
 */
export class FolderQueue implements CellQueue {
  readonly #folder: string;
  readonly #version: string;
  readonly #order: CellOrder;
  #rungs: Rungs | undefined;
  readonly #finished = new Set<string>();
  /** Cells that this process works on. */
  readonly #own = new Set<string>();

  /**
   * @param version of what trains here
   * @param order in which cells are tried; by default that of the sweep
   */
  constructor(folder: string, version: string, order: CellOrder = asPlanned) {
    this.#folder = folder;
    this.#version = version;
    this.#order = order;
  }

  /** @throws NG_SWEEP_FOLDER, NG_SWEEP_VERSION, NG_WRITE_FAILED; as what orders the cells; the reason of `signal` */
  async claim(signal?: AbortSignal): Promise<ClaimedCell | undefined> {
    for (;;) {
      signal?.throwIfAborted();
      // Read again: cells may have been added.
      const record = await readSweep(this.#folder, this.#version);
      const left = distinctCells(record.cells).filter(({ key }) => !this.#isFinished(key));
      if (left.length === 0) return undefined;
      // A sweep that compares rows is not changed.
      if (record.prune !== undefined) this.#rungs ??= new Rungs(this.#folder, record, record.prune);
      const claimed = await this.#firstOf(left, record, signal);
      if (claimed !== undefined) return claimed;
      await setTimeout(pause, undefined, { signal });
    }
  }

  /** The first of the cells that are offered now which nobody else has. */
  async #firstOf(
    cells: readonly SweepCell[],
    record: SweepRecord,
    signal?: AbortSignal,
  ): Promise<ClaimedCell | undefined> {
    const ready = await this.#ready(cells);
    const left = new Map(ready.map((cell) => [cell.key, cell]));
    const waiting = new Set(cells.map(({ key }) => key).filter((key) => !left.has(key)));
    const tried = new Set<string>();
    for (;;) {
      const offered = await this.#order.next([...left.keys()]);
      if (offered === undefined) return undefined;
      const { key } = offered;
      const cell = left.get(key);
      if (tried.has(key)) {
        await offered.giveBack();
        return undefined;
      }
      if (waiting.has(key)) {
        await offered.giveBack();
        tried.add(key);
      }
      // It is finished, or no more in the sweep.
      else if (cell === undefined) await offered.done();
      else {
        const claimed = await this.#claimed(cell, offered, record, signal);
        if (claimed !== undefined) return claimed;
        left.delete(key);
        tried.add(key);
      }
    }
  }

  /** Those that need not wait for others. */
  async #ready(cells: readonly SweepCell[]): Promise<readonly SweepCell[]> {
    const rungs = this.#rungs;
    if (rungs === undefined) return cells;
    const decisions = await rungs.decisions();
    const ready: SweepCell[] = [];
    for (const cell of cells) if ((await rungs.next(cell, decisions)) !== undefined) ready.push(cell);
    return ready;
  }

  /** What a cell is to do next; undefined while it waits for others. */
  async #nextOf(cell: SweepCell): Promise<NextRung | undefined> {
    const rungs = this.#rungs;
    return rungs === undefined ? {} : rungs.next(cell, await rungs.decisions());
  }

  #isFinished(key: string): boolean {
    if (this.#finished.has(key)) return true;
    if (!hasResult(this.#folder, key)) return false;
    this.#finished.add(key);
    return true;
  }

  async #claimed(
    cell: SweepCell,
    offered: OfferedCell,
    record: SweepRecord,
    signal?: AbortSignal,
  ): Promise<ClaimedCell | undefined> {
    const { key } = cell;
    const row = record.rows[cell.row];
    if (row === undefined || this.#own.has(key)) {
      await offered.giveBack();
      return undefined;
    }
    this.#own.add(key);
    const folder = cellFolder(this.#folder, key);
    try {
      const taken = await takeFolder(folder, false, { signal });
      const release = async (): Promise<void> => {
        this.#own.delete(key);
        await taken.close();
        await (this.#isFinished(key) ? offered.done() : offered.giveBack());
      };
      // It may have been finished before it was taken, or have come to where it waits.
      const next = await this.#nextOf(cell).catch(async (error: unknown) => {
        await taken.close();
        throw error;
      });
      if (!this.#isFinished(key) && next !== undefined)
        return claim({ cell, row, folder, release, ...next }, taken.hold);
      await release();
      return undefined;
    } catch (error) {
      this.#own.delete(key);
      await offered.giveBack();
      if (error instanceof FolderInUseError) return undefined;
      throw error;
    }
  }
}

function claim(parts: Omit<ClaimedCell, "assertHeld" | "finish" | "pause">, hold: FolderHold): ClaimedCell {
  return {
    ...parts,
    assertHeld: () => hold.assertHeld(),
    pause: (reached) => writeReached(parts.folder, reached, hold),
    finish: (result) => writeResult(parts.folder, result, hold),
  };
}
