import {
  type ExperimentResult,
  experimentResults,
  type FinishedRun,
  type MeanAndDeviation,
} from "@netgraft/experiments";
import type { TrainCommandOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { formatCount, formatTime } from "../output/numbers.js";
import { formatMarkdown } from "../output/markdown.js";
import { formatTable, type TableData } from "../output/table.js";

/** Prints what the runs of an experiment came to, one network per row. */
export function printExperiment(
  context: CommandContext,
  runs: readonly FinishedRun[],
  { json, markdown }: TrainCommandOptions,
): void {
  const results = experimentResults(runs);
  if (json === true) return context.printJson(results);
  const table = tableOf(results);
  context.print(markdown === true ? formatMarkdown(table) : formatTable(table, context.stdout));
  const seeds = results[0]?.runs.map(({ seed }) => seed) ?? [];
  const over = seeds.length === 1 ? "seed" : "mean ± standard deviation over the seeds";
  context.printProse(`\nAfter the last epoch, on the pictures held out; ${over} ${seeds.join(", ")}.`);
}

function tableOf(results: readonly ExperimentResult[]): TableData {
  const right = { align: "right" } as const;
  return {
    columns: [
      { title: "network" },
      { title: "parameters", ...right },
      { title: "MACs", ...right },
      { title: "top-1", ...right },
      { title: "of each seed", ...right },
      { title: "loss", ...right },
      { title: "time", ...right },
    ],
    rows: results.map(({ name, parameters, macs, top1, loss, seconds, runs }) => [
      name,
      formatCount(parameters),
      formatCount(macs),
      `${meanText(top1, (value) => (100 * value).toFixed(2))} %`,
      runs.map((run) => (100 * run.top1).toFixed(1)).join(" "),
      meanText(loss, (value) => value.toFixed(4)),
      formatTime(seconds.mean),
    ]),
  };
}

function meanText({ mean, deviation }: MeanAndDeviation, format: (value: number) => string): string {
  return deviation === undefined ? format(mean) : `${format(mean)} ± ${format(deviation)}`;
}
