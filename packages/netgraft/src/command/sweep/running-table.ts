import type { ClaimedCell } from "@netgraft/experiments";
import type { TrainingEvent } from "@netgraft/training";
import { formatPart, formatTime } from "../output/numbers.js";
import { cut, padded, widthOf } from "../output/wrap.js";
import { cellText } from "./rows.js";

/** What a run under way has told last. */
interface Running {
  readonly name: string;
  readonly began: number;
  epoch: string;
  step: string;
  loss: string;
  top1: string;
  /** Top-1 on the pictures held out, after the epoch before. */
  heldOut: string;
  /** Seconds; undefined before the first step. */
  left: number | undefined;
}

/** The most runs that are shown: what is taller than a terminal cannot be written over. */
const mostShown = 12;
/** The least that is left of a name where a terminal is narrow. */
const shortestName = 12;

/** The runs of a sweep that are under way here, as a table of lines that changes. */
export class RunningTable {
  readonly #now: () => number;
  readonly #running = new Map<string, Running>();
  /** Seconds that whole runs have taken here. */
  readonly #taken: number[] = [];

  /** @param now milliseconds, by any clock */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  begin({ cell, row }: ClaimedCell): void {
    const blank = { step: "", loss: "", top1: "", heldOut: "", left: undefined };
    this.#running.set(cell.key, { name: cellText(row, cell), began: this.#now(), epoch: "begins", ...blank });
  }

  /** @param seconds that the run has taken, where it is finished */
  end(key: string, seconds?: number): void {
    this.#running.delete(key);
    if (seconds !== undefined && seconds > 0) this.#taken.push(seconds);
  }

  tell(key: string, event: TrainingEvent): void {
    const running = this.#running.get(key);
    if (running === undefined) return;
    if (event.kind === "step") {
      running.epoch = `${event.epoch}/${event.epochs}`;
      running.step = `${event.step}/${event.stepsPerEpoch}`;
      running.loss = event.loss.toFixed(3);
      running.top1 = formatPart(event.top1).trim();
      running.left = event.secondsLeft;
    } else if (event.kind === "evaluating") running.step = "held out";
    else if (event.kind === "epoch" && event.validation !== undefined)
      running.heldOut = formatPart(event.validation.top1).trim();
  }

  /**
   * The table, and how much is done.
   * @param runs of the sweep: how many there are, and how many are finished
   * @param width columns of the terminal
   */
  lines(runs: { readonly all: number; readonly done: number }, width: number): readonly string[] {
    const shown = [...this.#running.values()].slice(0, mostShown);
    const more = this.#running.size - shown.length;
    const cells = [
      ["epoch", "step", "loss", "top-1", "held out", "left"],
      ...shown.map(({ epoch, step, loss, top1, heldOut, left }) => [
        epoch,
        step,
        loss,
        top1,
        heldOut,
        left === undefined ? "" : formatTime(left),
      ]),
    ];
    const widths = (cells[0] ?? []).map((_, column) =>
      cells.reduce((most, row) => Math.max(most, widthOf(row[column] ?? "")), 0),
    );
    const numbers = cells.map((row) =>
      row.map((cell, column) => padded(cell, widths[column] ?? 0, "right")).join("  "),
    );
    const room = Math.max(shortestName, width - widthOf(numbers[0] ?? "") - 2);
    const names = ["run", ...shown.map(({ name }) => cut(name, room))];
    const nameWidth = names.reduce((most, name) => Math.max(most, widthOf(name)), 0);
    return [
      ...(shown.length === 0
        ? []
        : names.map((name, index) => `${padded(name, nameWidth)}  ${numbers[index] ?? ""}`.trimEnd())),
      ...(more > 0 ? [`and ${more} more`] : []),
      this.#summary(runs),
    ];
  }

  #summary({ all, done }: { readonly all: number; readonly done: number }): string {
    const { size } = this.#running;
    const waiting = Math.max(0, all - done - size);
    const left = this.#secondsLeft(waiting);
    const time = left === undefined ? "" : `; about ${formatTime(left)} left here`;
    return `${done}/${all} runs finished, ${size} under way, ${waiting} waiting${time}`;
  }

  /** Seconds until all is done by as many at a time as now; undefined before it is known how long a run takes. */
  #secondsLeft(waiting: number): number | undefined {
    const running = [...this.#running.values()].flatMap(({ left, began }) =>
      left === undefined ? [] : [{ left, whole: left + (this.#now() - began) / 1000 }],
    );
    const whole = this.#taken.length > 0 ? this.#taken : running.map((run) => run.whole);
    if (whole.length === 0 || (running.length === 0 && waiting === 0)) return undefined;
    const mean = whole.reduce((sum, seconds) => sum + seconds, 0) / whole.length;
    const work = running.reduce((sum, { left }) => sum + left, 0) + mean * waiting;
    const longest = running.reduce((most, { left }) => Math.max(most, left), 0);
    return Math.max(longest, work / Math.max(1, this.#running.size));
  }
}
