import { counted, describeProblem } from "@netgraft/core/graph";
import { type CellResult, type ClaimedCell, distinctCells, hasResult, type SweepRecord } from "@netgraft/experiments";
import type { TrainingEvent } from "@netgraft/training";
import type { SweepEvent } from "../../run/run-sweep.js";
import type { CommandContext } from "../context.js";
import { formatMetrics, formatPart, formatTime } from "../output/numbers.js";
import { Progress } from "../output/progress.js";
import { trainingNotices } from "../output/training-notices.js";
import { cellText } from "./rows.js";

/** Shows how a sweep goes: a line that changes with each step on a terminal, and one that stays for each run that is done. */
export class SweepDisplay {
  readonly #context: CommandContext;
  readonly #progress: Progress;
  /** What the runs under way are doing, by the keys of their cells. */
  readonly #doing = new Map<string, string>();
  /** What has been told, which one run after the other would tell again. */
  readonly #told = new Set<string>();
  /** The keys of all runs, and of those that are finished, here or by other workers. */
  #keys: readonly string[] = [];
  readonly #finished = new Set<string>();
  #folder: string | undefined;

  constructor(context: CommandContext) {
    this.#context = context;
    this.#progress = new Progress(context.terminal);
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

  /** Clears the line that changes. */
  end(): void {
    this.#progress.clear();
  }

  show(event: SweepEvent): void {
    const { claimed } = event;
    const { key } = claimed.cell;
    switch (event.kind) {
      case "cellStarted":
        this.#doing.set(key, "begins");
        break;
      case "cellFinished":
        this.#doing.delete(key);
        this.note(
          `[${this.#doneOf()}/${this.#keys.length}] ${cellText(claimed.row, claimed.cell)}: ${resultText(event.result)}`,
        );
        break;
      case "cellPaused":
        this.#doing.delete(key);
        this.note(`${cellText(claimed.row, claimed.cell)}: waits after epoch ${event.epoch} to be compared`);
        break;
      case "cellLost":
        this.#doing.delete(key);
        this.note(`${cellText(claimed.row, claimed.cell)}: another worker has taken it over`);
        break;
      case "training":
        return this.#showTraining(claimed, event.event);
    }
  }

  #showTraining(claimed: ClaimedCell, event: TrainingEvent): void {
    for (const notice of trainingNotices(event)) this.#tell(claimed, notice);
    if (event.kind !== "step") return;
    const { epoch, epochs, step, stepsPerEpoch, top1 } = event;
    this.#doing.set(claimed.cell.key, `${epoch}/${epochs} ${step}/${stepsPerEpoch} ${formatPart(top1).trim()}`);
    const all = [...this.#doing.values()].join(" · ");
    this.#progress.show(`${this.#finished.size}/${this.#keys.length}  ${all}`);
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
