import { setTimeout } from "node:timers/promises";
import {
  type CellResult,
  meanAndDeviation,
  type RowStatus,
  runsLeft,
  type SweepStatus,
  sweepStatus,
} from "@netgraft/experiments";
import { counted } from "@netgraft/core/graph";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { formatCount, formatTime } from "../output/numbers.js";
import { formatTable } from "../output/table.js";
import { visibleLine } from "../output/visible-text.js";
import type { SweepStatusOptions } from "./options.js";
import { nameColumns, rowText } from "./rows.js";

/** How often a sweep that is watched is looked at, in milliseconds. */
const pause = 2000;

/** Prints how far the sweep in a folder is. @throws NG_SWEEP_FOLDER; Interrupted where it is watched */
export async function printStatus(
  context: CommandContext,
  reference: string,
  { watch = false, json }: SweepStatusOptions,
): Promise<void> {
  const folder = context.shownPath(reference);
  let before: string | undefined;
  await interruptible(async (signal) => {
    for (;;) {
      const status = await sweepStatus(folder);
      const text = json === true ? JSON.stringify(statusData(status), undefined, 2) : statusTable(status, context);
      if (text !== before) context.print(`${before === undefined || json === true ? "" : "\n"}${text}`);
      before = text;
      if (!watch || runsLeft(status) === 0) return;
      await setTimeout(pause, undefined, { signal });
    }
  });
}

/** A status for programs: what each cell has come to after its last epoch. */
export function statusData({ name, version, baseline, runs, rows }: SweepStatus): object {
  return {
    name,
    version,
    baseline,
    runs,
    rows: rows.map(({ row: { variant, settings, parameters, macs, matched }, cells }) => ({
      variant,
      settings,
      parameters,
      macs,
      ...(matched && { matched }),
      cells: cells.map(({ cell: { seed, key }, state, result }) => ({
        seed,
        key,
        state,
        ...(result && resultData(result)),
      })),
    })),
  };
}

function resultData({ trained, last, best, stopped, isPruned, failed, seconds }: CellResult): object {
  return { epochs: trained, last, best, stopped, isPruned, failed, seconds };
}

/** A status for people: a table of the rows, and a sentence on the runs. */
export function statusTable({ runs, rows }: SweepStatus, context: CommandContext): string {
  const right = { align: "right" } as const;
  const { columns, cellsOf } = nameColumns(rows.map(({ row }) => row));
  const table = {
    columns: [
      ...columns,
      { title: "parameters", ...right },
      { title: "MACs", ...right },
      { title: "finished", ...right },
      { title: "top-1", ...right },
      { title: "loss", ...right },
      { title: "time", ...right },
    ],
    rows: rows.map((status) => [
      ...cellsOf(status.row),
      formatCount(status.row.parameters),
      formatCount(status.row.macs),
      ...meanCells(status),
    ]),
  };
  const states = [
    [runs.finished, "finished"],
    [runs.stopped, "stopped with their rows"],
    [runs.failed, "failed"],
    [runs.held, "being trained"],
    [runs.begun, "begun"],
    [runs.waiting, "waiting"],
  ] as const;
  const told = states.filter(([count], index) => count > 0 || index === 0).map(([count, state]) => `${count} ${state}`);
  const all = states.reduce((sum, [count]) => sum + count, 0);
  const ended = rows.flatMap(endedText).map((text) => `\n${text}`);
  return `${formatTable(table, context.stdout)}\n\n${counted(all, "run")}: ${told.join(", ")}.${ended.join("")}`;
}

/** Why a row has ended early: `pre: after epoch 2, top-1 40.00 %, not among the best 2 of 4 rows`. */
function endedText({ row: { variant, settings }, cells }: RowStatus): readonly string[] {
  const stopped = cells.find(({ state }) => state === "stopped")?.result?.stopped;
  return stopped === undefined
    ? []
    : [visibleLine(`${rowText({ variant, settings })}: after epoch ${stopped.epoch}, ${stopped.reason}`)];
}

/** How many cells of a row are finished, and what they came to after their last epochs, on the pictures held out. */
function meanCells({ cells }: RowStatus): readonly string[] {
  const results = cells.flatMap(({ state, result }) => (result === undefined || state === "stopped" ? [] : [result]));
  const isStopped = cells.some(({ state }) => state === "stopped");
  const last = results.flatMap((result) => result.last?.validation ?? []);
  const times = results.filter(({ failed }) => failed === undefined).map(({ seconds }) => seconds);
  return [
    `${results.length}/${cells.length}${isStopped ? ", stopped" : ""}`,
    meanText(
      last.map(({ top1 }) => 100 * top1),
      2,
      " %",
    ),
    meanText(
      last.map(({ loss }) => loss),
      4,
    ),
    times.length === 0 ? "" : formatTime(meanAndDeviation(times).mean),
  ];
}

function meanText(values: readonly number[], digits: number, unit = ""): string {
  if (values.length === 0) return "";
  const { mean, deviation } = meanAndDeviation(values);
  return `${mean.toFixed(digits)}${deviation === undefined ? "" : ` ± ${deviation.toFixed(digits)}`}${unit}`;
}
