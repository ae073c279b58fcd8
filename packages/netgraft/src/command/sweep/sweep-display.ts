import { counted, describeProblem } from "@netgraft/core/graph";
import { type CellResult, type ClaimedCell, distinctCells, hasResult, type SweepRecord } from "@netgraft/experiments";
import type { TrainingEvent } from "@netgraft/training";
import type { SweepEvent } from "../../run/run-sweep.js";
import type { CommandContext } from "../context.js";
import { formatMetrics, formatTime } from "../output/numbers.js";
import { ProgressLines } from "../output/progress-lines.js";
import { trainingNotices } from "../output/training-notices.js";
import { cellText } from "./rows.js";
import { RunningTable } from "./running-table.js";

/** Shows how a sweep goes: on a terminal a table of the runs under way, which changes with each step; and a line that stays for each run that is done. */
export class SweepDisplay {
  readonly #context: CommandContext;
  readonly #progress: ProgressLines;
  readonly #table = new RunningTable();
  /** What has been told, which one run after the other would tell again. */
  readonly #told = new Set<string>();
  /** The keys of all runs, and of those that are finished, here or by other workers. */
  #keys: readonly string[] = [];
  readonly #finished = new Set<string>();
  #folder: string | undefined;

  constructor(context: CommandContext) {
    this.#context = context;
    this.#progress = new ProgressLines(context.terminal);
  }

  /** The folder of the sweep, once it has its plan. */
  get folder(): string | undefined {
    return this.#folder;
  }

  /** Tells which sweep it is. */
  begin({ name, cells }: SweepRecord, folder: string): void {
    this.#folder = folder;
    this.#keys = distinctCells(cells).map(({ key }) => key);
    const done = this.#doneOf();
    const { length } = this.#keys;
    this.note(`${name}: ${counted(length, "run")} in ${folder}${done === 0 ? "" : `, ${done} of them finished`}`);
  }

  /** Tells something beside the progress. */
  note(text: string): void {
    this.#progress.clear();
    this.#context.note(text);
  }

  /** Clears what changes. */
  end(): void {
    this.#progress.clear();
  }

  show(event: SweepEvent): void {
    const { claimed } = event;
    const { key } = claimed.cell;
    switch (event.kind) {
      case "cellStarted":
        this.#table.begin(claimed);
        break;
      case "cellFinished":
        this.#table.end(key, event.result.seconds);
        this.note(
          `[${this.#doneOf()}/${this.#keys.length}] ${cellText(claimed.row, claimed.cell)}: ${resultText(event.result)}`,
        );
        break;
      case "cellPaused":
        this.#table.end(key);
        this.note(`${cellText(claimed.row, claimed.cell)}: waits after epoch ${event.epoch} to be compared`);
        break;
      case "cellLost":
        this.#table.end(key);
        this.note(`${cellText(claimed.row, claimed.cell)}: another worker has taken it over`);
        break;
      case "training":
        return this.#showTraining(claimed, event.event);
    }
  }

  #showTraining(claimed: ClaimedCell, event: TrainingEvent): void {
    for (const notice of trainingNotices(event)) this.#tell(claimed, notice);
    this.#table.tell(claimed.cell.key, event);
    if (event.kind !== "step" && event.kind !== "evaluating") return;
    const runs = { all: this.#keys.length, done: this.#finished.size };
    this.#progress.show((width) => this.#table.lines(runs, width));
  }

  /** Tells what a run notices; what others notice, too, once. */
  #tell({ row, cell }: ClaimedCell, text: string): void {
    if (!this.#told.has(text)) this.note(`${cellText(row, cell)}: ${text}`);
    this.#told.add(text);
  }

  /** How many runs are finished, which other workers may have finished, too. */
  #doneOf(): number {
    const folder = this.#folder ?? "";
    for (const key of this.#keys) if (!this.#finished.has(key) && hasResult(folder, key)) this.#finished.add(key);
    return this.#finished.size;
  }
}

/** What a run came to, in words. */
function resultText({ last, failed, stopped, seconds }: CellResult): string {
  if (failed !== undefined) return `failed with ${failed.code}: ${failed.problems.map(describeProblem).join("; ")}`;
  const metrics = last?.validation ?? last?.training;
  const early = stopped === undefined ? "" : `, ended after epoch ${stopped.epoch}: ${stopped.reason}`;
  return `${metrics === undefined ? "" : `${formatMetrics(metrics)}  `}${formatTime(seconds)}${early}`;
}
