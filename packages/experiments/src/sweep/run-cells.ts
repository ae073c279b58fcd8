import { FolderLostError } from "@netgraft/files";
import type { TrainingResult } from "@netgraft/training";
import { NetgraftError } from "@netgraft/core";
import { type CellResult, resultOf } from "./cell-result.js";
import type { CellQueue, ClaimedCell } from "./folder-queue.js";

/** What happens to the cells of a sweep. */
export type CellEvent =
  | { readonly kind: "cellStarted"; readonly claimed: ClaimedCell }
  | {
      readonly kind: "cellFinished";
      readonly claimed: ClaimedCell;
      readonly result: CellResult;
    }
  /** It waits until others have come as far, to be compared with them. */
  | { readonly kind: "cellPaused"; readonly claimed: ClaimedCell; readonly epoch: number }
  /** Another worker has taken it over, because this one gave no sign of life. */
  | { readonly kind: "cellLost"; readonly claimed: ClaimedCell };

/** How cells are run. */
export interface RunCellsOptions {
  /** How many at a time; 1 by default. */
  readonly jobs?: number | undefined;
  /** How many at the most; by default all that are left. */
  readonly cells?: number | undefined;
  readonly version: string;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: CellEvent) => void) | undefined;
}

/** Trains a cell in its folder; where it has begun, it goes on. */
export type TrainCell = (
  claimed: ClaimedCell,
  signal: AbortSignal,
) => Promise<
  Pick<TrainingResult, "history" | "best" | "stopped"> & Partial<Pick<TrainingResult, "classes" | "environment">>
>;

/**
 * Works on a queue until every cell is finished, or so many are that it has been told to. A cell whose numbers are not finite has failed for good, which is its result; what else
 * goes wrong ends all work in order, and what is done stays.
 * @throws as `claim` and `train`; the reason of `signal`
 */
export async function runCells(queue: CellQueue, train: TrainCell, options: RunCellsOptions): Promise<void> {
  const { jobs = 1, cells = Infinity, signal } = options;
  const stop = new AbortController();
  const ending = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  let taken = 0;
  let first: { readonly reason: unknown } | undefined;
  const lane = async (): Promise<void> => {
    try {
      while (taken < cells) {
        taken += 1;
        const claimed = await queue.claim(ending);
        if (claimed === undefined) return;
        // One that waits for others is gone on with.
        if (!(await runCell(claimed, train, ending, options))) taken -= 1;
      }
    } catch (reason) {
      first ??= { reason };
      stop.abort(reason);
    }
  };
  await Promise.all(Array.from({ length: jobs }, lane));
  signal?.throwIfAborted();
  if (first !== undefined) throw first.reason;
}

/** Trains a cell as far as it can be. @returns whether there is no more to do for it here */
async function runCell(
  claimed: ClaimedCell,
  train: TrainCell,
  signal: AbortSignal,
  { version, onEvent }: RunCellsOptions,
): Promise<boolean> {
  const { key, seed } = claimed.cell;
  try {
    onEvent?.({ kind: "cellStarted", claimed });
    const { ended, until } = claimed;
    const come =
      ended === undefined
        ? await outcome(claimed, train, signal)
        : { ...ended.reached, stopped: ended.stopped, isPruned: true as const };
    if (until !== undefined && come.epochs.length === until && come.stopped === undefined) {
      const { epochs, best, seconds } = come;
      await claimed.pause({ epochs, best, seconds });
      onEvent?.({ kind: "cellPaused", claimed, epoch: until });
      return false;
    }
    const result = resultOf({ key, seed, version, ...come });
    await claimed.finish(result);
    onEvent?.({ kind: "cellFinished", claimed, result });
    return true;
  } catch (error) {
    if (!(error instanceof FolderLostError)) throw error;
    onEvent?.({ kind: "cellLost", claimed });
    return true;
  } finally {
    await claimed.release();
  }
}

async function outcome(
  claimed: ClaimedCell,
  train: TrainCell,
  signal: AbortSignal,
): Promise<Omit<CellResult, "key" | "seed" | "version" | "trained" | "last">> {
  try {
    const { history, best, stopped, classes, environment } = await train(claimed, signal);
    return {
      epochs: history.map((epoch) => {
        const { seconds: _, ...kept } = epoch;
        return kept;
      }),
      best: best?.epoch,
      stopped,
      ...(classes && { classes }),
      ...(environment && { environment }),
      seconds: history.reduce((sum, { seconds }) => sum + seconds, 0),
    };
  } catch (error) {
    // Every run of the cell comes to the same.
    if (!(error instanceof NetgraftError) || error.code !== "NG_NOT_FINITE") throw error;
    return {
      epochs: [],
      failed: { code: error.code, problems: error.problems },
      seconds: 0,
    };
  }
}
