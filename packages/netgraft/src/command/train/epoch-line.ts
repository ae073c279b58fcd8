import type { EpochMetrics, Metrics } from "@netgraft/training";
import { formatPart, formatTime } from "../output/metrics.js";

/** The columns of the lines of epochs, and how wide they are. */
const columns = [
  ["epoch", 9],
  ["loss", 9],
  ["top-1", 9],
  ["top-5", 9],
  ["held out: loss", 16],
  ["top-1", 9],
  ["top-5", 9],
  ["lr", 10],
  ["time", 7],
] as const;

/** The line above those of the epochs. */
export const epochHead = row(columns.map(([title]) => title));

/** What an epoch came to, in training and on the pictures held out. */
export function epochLine(
  { epoch, training, validation, learningRate, seconds, best }: EpochMetrics & { readonly best: boolean },
  epochs: number,
): string {
  const heldOut = validation === undefined ? ["", "", ""] : cellsOf(validation);
  const cells = [...cellsOf(training), ...heldOut, learningRate.toPrecision(3), formatTime(seconds)];
  return `${row([`${epoch}/${epochs}`, ...cells])}${best ? "  best" : ""}`;
}

function cellsOf({ loss, top1, top5 }: Metrics): readonly string[] {
  return [loss.toFixed(4), formatPart(top1), formatPart(top5)];
}

function row(cells: readonly string[]): string {
  return columns.map(([, width], index) => (cells[index] ?? "").padStart(width)).join("");
}
