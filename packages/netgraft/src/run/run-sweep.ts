import { availableParallelism } from "node:os";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Submission } from "@netgraft/core/host";
import {
  type CellEvent,
  type ClaimedCell,
  FolderQueue,
  keepSweep,
  readSweep,
  runCells,
  runsLeft,
  type SweepPlan,
  type SweepRecord,
  type SweepStatus,
  sweepStatus,
} from "@netgraft/experiments";
import { writeFileWhole } from "@netgraft/files";
import type { TrainingEvent, TrainingResult } from "@netgraft/training";
import { formatYaml } from "../loader/yaml-value.js";
import { openNetwork, type OpenNetworkOptions } from "../open-network.js";
import { version } from "../version.js";
import { type EngineForCell, engineOfSweep } from "./sweep-engine.js";
import { sweepFolder } from "./sweep-folder.js";
import { type NamedQueue, sweepQueue } from "./sweep-queue.js";
import { train } from "./train.js";
import type { TrainingRunOptions } from "./training-options.js";

/** How the cells of a sweep are trained. */
export interface WorkOnSweepOptions
  extends Omit<TrainingRunOptions, "engine">, Omit<OpenNetworkOptions, "overrides" | "cwd"> {
  /** How many cells at a time; 1 by default. */
  readonly jobs?: number | undefined;
  /** How many cells at the most; by default all that are left. */
  readonly cells?: number | undefined;
  /** The engine of a cell, which has to be the sweep's, whose name it is given; by default the one of that name. */
  readonly engineFor?: EngineForCell | undefined;
  /** Told of cells, and of what happens while they are trained. */
  readonly onEvent?: ((event: SweepEvent) => void) | undefined;
}

/** What happens in a sweep: to a cell, or while one is trained. */
export type SweepEvent =
  | CellEvent
  | {
      readonly kind: "training";
      readonly claimed: ClaimedCell;
      readonly event: TrainingEvent;
    };

/** How a sweep is run. */
export interface RunSweepOptions extends WorkOnSweepOptions {
  /** The sweep's folder, new or of the same sweep, which then goes on; by default `runs/<its name>`. */
  readonly folder?: string | undefined;
  /** What a worker's command line has beside the folder, where the sweep's queue starts workers: its engine, leave to run code, … */
  readonly workerArguments?: readonly string[] | undefined;
  /** Told of the sweep when its folder has its plan. */
  readonly onPlan?: ((record: SweepRecord, folder: string) => void) | undefined;
}

/** A sweep that is done, and its folder. */
export interface SweptFolder extends SweepStatus {
  readonly folder: string;
  /** Set where the sweep has been handed over to what starts its workers: it is not done, but waits for them. */
  readonly submission?: Submission | undefined;
}

/**
 * Trains the cells of a sweep, each once, in its folder, where it goes on with what is there. Others may work on the same folder. Where the
 * sweep's queue starts workers elsewhere, it is handed over to that.
 * @param plan as `openSweep` gives it
 * @throws NG_OUTPUT_EXISTS where something else is in the folder; NG_SWEEP_VERSION; as {@link workOnSweep}; of the
 *   queue NG_QUEUE_UNAVAILABLE, NG_QUEUE_REFUSED
 */
export async function runSweep(plan: SweepPlan, options: RunSweepOptions = {}): Promise<SweptFolder> {
  const folder = options.folder ?? sweepFolder(plan, options);
  const record = await keepSweep(plan, folder, options.signal);
  options.onPlan?.(record, folder);
  return handOrWork(record, folder, options);
}

/**
 * Goes on with the sweep in a folder, as {@link runSweep} does that has made it.
 * @throws NG_SWEEP_FOLDER; as {@link runSweep}
 */
export async function resumeSweep(folder: string, options: Omit<RunSweepOptions, "folder"> = {}): Promise<SweptFolder> {
  return handOrWork(await readSweep(folder, version), folder, options);
}

async function handOrWork(record: SweepRecord, folder: string, options: RunSweepOptions): Promise<SweptFolder> {
  const named = await sweepQueue(record, folder, options);
  const { queue, sweep } = named;
  if (queue.submit === undefined) return { folder, ...(await workBy(named, folder, options)) };
  const status = await sweepStatus(folder);
  const left = runsLeft(status);
  const { workerArguments = [] } = options;
  const worker = (threads?: number): readonly string[] => [
    ...workerCommand(sweep.folder),
    "--cells",
    "1",
    ...(threads === undefined ? [] : ["--threads", String(threads)]),
    ...workerArguments,
  ];
  const submission = left === 0 ? undefined : await queue.submit({ ...sweep, left, worker });
  return { folder, submission, ...status };
}

/** How many threads each of some runs at a time gets. */
export function threadsOf(jobs: number): number {
  return Math.max(1, Math.floor(availableParallelism() / jobs));
}

/** The command line of a worker on a sweep. */
function workerCommand(folder: string): readonly string[] {
  const program = fileURLToPath(new URL("../../bin/netgraft.js", import.meta.url));
  return [process.execPath, program, "worker", folder];
}

/**
 * Works on a sweep that is in a folder, with whoever else does, until every cell is finished.
 * @throws NG_SWEEP_FOLDER, NG_SWEEP_VERSION, NG_SWEEP_ENGINE; as `openNetwork` and `train`, upon which what is done stays, and what is under way leaves
 *   checkpoints; the reason of `signal`
 */
export async function workOnSweep(folder: string, options: WorkOnSweepOptions = {}): Promise<SweepStatus> {
  return workBy(await sweepQueue(await readSweep(folder, version), folder, options), folder, options);
}

/** Works on a sweep that its queue hands out. */
async function workBy(
  { queue, sweep, engine }: NamedQueue,
  folder: string,
  options: WorkOnSweepOptions,
): Promise<SweepStatus> {
  const { jobs = 1, cells, signal, onEvent } = options;
  const threads = options.threads ?? threadsOf(jobs);
  const trainCell = (claimed: ClaimedCell, ending: AbortSignal): Promise<TrainingResult> =>
    trainClaimed(claimed, engine, { ...options, threads, signal: ending });
  const order = await queue.open?.(sweep);
  try {
    const claims = new FolderQueue(folder, version, order);
    await runCells(claims, trainCell, { jobs, cells, version, signal, onEvent });
  } finally {
    await order?.close();
  }
  return sweepStatus(folder);
}

async function trainClaimed(
  claimed: ClaimedCell,
  name: string | undefined,
  options: WorkOnSweepOptions,
): Promise<TrainingResult> {
  const { onEvent, threads, workers, signal, cwd } = options;
  const { folder, row, cell } = claimed;
  const config = join(folder, "config.yaml");
  const text = `${formatYaml(withSeed(row.config, cell.seed))}\n`;
  await writeFileWhole(config, [new TextEncoder().encode(text)], {
    before: () => claimed.assertHeld(),
  });
  const opened = await openNetwork(resolve(config), options);
  const run = join(folder, "run");
  return train(opened, {
    folder: run,
    until: claimed.until,
    resume: existsSync(run),
    engine: await engineOfSweep(opened, name, options.engineFor),
    threads,
    workers,
    signal,
    cwd,
    onEvent: onEvent && ((event) => onEvent({ kind: "training", claimed, event })),
  });
}

/** The config with its seed. */
function withSeed(config: SweepRecord["rows"][number]["config"], seed: number): object {
  const { training } = config;
  return {
    ...config,
    training: { ...(typeof training === "object" && !Array.isArray(training) && training), seed },
  };
}
