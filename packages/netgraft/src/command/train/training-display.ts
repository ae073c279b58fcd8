import { counted } from "@netgraft/core/graph";
import {
  CheckpointFailedError,
  type EpochMetrics,
  type Metrics,
  type StepEvent,
  type TrainingEvent,
} from "@netgraft/training";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { formatCount, formatCounted, formatPart, formatTime } from "../output/numbers.js";
import { Progress } from "../output/progress.js";
import { trainingNotices } from "../output/training-notices.js";

/**
 * Does work that trains, and shows how it goes. The first Ctrl-C ends it with a checkpoint, and it says after what.
 * @throws Interrupted; as `work`
 */
export async function showTraining<T>(
  context: CommandContext,
  work: (onEvent: (event: TrainingEvent) => void, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const display = new TrainingDisplay(context);
  return interruptible(async (signal) => {
    const onAbort = (): void => display.note("ending with a checkpoint after this step; Ctrl-C again ends at once");
    signal.addEventListener("abort", onAbort);
    try {
      return await work((event) => display.show(event), signal);
    } catch (error) {
      if (error instanceof CheckpointFailedError)
        display.note(`the last checkpoint that is kept is of ${display.kept}`);
      else if (signal.aborted && display.checkpoint !== undefined) display.note(`stopped after ${display.checkpoint}`);
      throw error;
    } finally {
      signal.removeEventListener("abort", onAbort);
      display.end();
    }
  });
}

/** Shows how training goes: a line that changes with each step on a terminal, and one that stays for each epoch. */
export class TrainingDisplay {
  readonly #context: CommandContext;
  readonly #progress: Progress;
  #epochs = 0;
  #begun = { epoch: 0, step: 0 };
  #checkpoint: { readonly epoch: number; readonly step: number } | undefined;

  constructor(context: CommandContext) {
    this.#context = context;
    this.#progress = new Progress(context.terminal);
  }

  /** Where the last checkpoint was written since training began or went on, in words; undefined where none was. */
  get checkpoint(): string | undefined {
    return this.#checkpoint && position(this.#checkpoint);
  }

  /** Where the checkpoint was written that the folder of the run has, in words. */
  get kept(): string {
    const { epoch, step } = this.#checkpoint ?? this.#begun;
    return epoch === 0 ? "the start" : position({ epoch, step });
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

  show(event: TrainingEvent): void {
    switch (event.kind) {
      case "weights":
      case "weightsNote":
      case "dataset":
      case "brokenPicture":
      case "warning":
        return trainingNotices(event).forEach((notice) => this.note(notice));
      case "started":
        this.#checkpoint = undefined;
        this.#epochs = event.epochs;
        return this.#showStart(event);
      case "step":
        return this.#progress.show(stepLine(event));
      case "evaluating":
        return this.#progress.showPart(`epoch ${event.epoch}/${this.#epochs}  evaluating`, event.done, event.of);
      case "epoch":
        return this.note(epochLine(event, this.#epochs));
      case "checkpoint":
        this.#checkpoint = event;
        break;
      case "finished":
        return event.stopped === undefined
          ? this.end()
          : this.note(`finished after epoch ${event.stopped.epoch} of ${this.#epochs}: ${event.stopped.reason}`);
    }
  }

  #showStart({
    training,
    validation,
    epochs,
    stepsPerEpoch,
    done,
    untrained,
  }: TrainingEvent & { kind: "started" }): void {
    this.note(
      `${formatCounted(training, "picture")} to train with, ${formatCount(validation)} held out; ${counted(epochs, "epoch")} of ${counted(stepsPerEpoch, "step")}`,
    );
    const { epochs: whole, steps: step } = done;
    this.#begun = { epoch: step > 0 ? whole + 1 : whole, step };
    if (whole + step > 0) this.note(`going on after ${position(this.#begun)}`);
    if (untrained.length > 0)
      this.note(
        `the loss does not depend on ${counted(untrained.length, "parameter")}, left as they are: ${untrained.join(", ")}`,
      );
    this.note(epochHead);
  }
}

/** How far training is, in words: `epoch 3`, or `step 12 of epoch 4`. */
function position({ epoch, step }: { readonly epoch: number; readonly step: number }): string {
  return step > 0 ? `step ${step} of epoch ${epoch}` : `epoch ${epoch}`;
}

function stepLine(event: StepEvent): string {
  const { epoch, epochs, step, stepsPerEpoch, loss, top1, top5, learningRate, picturesPerSecond, secondsLeft } = event;
  return (
    `epoch ${epoch}/${epochs} ${step}/${stepsPerEpoch}  loss ${loss.toFixed(3)}  top-1 ${formatPart(top1).trim()}  ` +
    `top-5 ${formatPart(top5).trim()}  lr ${rateText(learningRate)}  ${formatTime(secondsLeft)} left  ` +
    `${Math.round(picturesPerSecond)} images/s`
  );
}

/** The columns of the lines of epochs, and how wide they are: with the word `best` behind them, they fit 80 columns. */
const columns = [
  ["epoch", 7],
  ["loss", 8],
  ["top-1", 8],
  ["top-5", 8],
  ["held out", 10],
  ["top-1", 8],
  ["top-5", 8],
  ["lr", 9],
  ["time", 8],
] as const;

/** The line above those of the epochs. */
const epochHead = row(columns.map(([title]) => title));

/** What an epoch came to, in training and on the pictures held out. */
function epochLine(
  { epoch, training, validation, learningRate, seconds, best }: EpochMetrics & { readonly best: boolean },
  epochs: number,
): string {
  const heldOut = validation === undefined ? ["", "", ""] : cellsOf(validation);
  const cells = [...cellsOf(training), ...heldOut, rateText(learningRate), formatTime(seconds)];
  return `${row([`${epoch}/${epochs}`, ...cells])}${best ? " best" : ""}`;
}

/** A learning rate to three digits: `0.0500`, `2.00e-6`. */
function rateText(rate: number): string {
  return rate === 0 || rate >= 1e-3 ? rate.toPrecision(3) : rate.toExponential(2);
}

function cellsOf({ loss, top1, top5 }: Metrics): readonly string[] {
  return [loss.toFixed(4), formatPart(top1), formatPart(top5)];
}

function row(cells: readonly string[]): string {
  return columns.map(([, width], index) => (cells[index] ?? "").padStart(width)).join("");
}
