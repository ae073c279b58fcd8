import { ConfigInvalidError } from "@netgraft/core/config";
import { counted, describeProblem, NetgraftError } from "@netgraft/core/graph";
import {
  baselineRow,
  distinctCells,
  equalRows,
  isLikeNoise,
  type MatchedCost,
  type MeasuredMatch,
  type Prune,
  readSweep,
  type RecordedRow,
  type SweepCell,
} from "@netgraft/experiments";
import { estimateSweep, type OpenedSweep, type RunEstimate, type SweepEstimate } from "../../run/estimate-sweep.js";
import { openSweep } from "../../run/open-sweep.js";
import { threadsOf } from "../../run/run-sweep.js";
import { engineOf } from "../arguments/engine-option.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { formatChange, formatCount, formatDifference, formatTime } from "../output/numbers.js";
import { Progress } from "../output/progress.js";
import { formatTable, type TableData } from "../output/table.js";
import type { SweepOptions } from "./options.js";
import { nameColumns } from "./rows.js";
import { isSweepFolder, sweepOpening } from "./sweep-argument.js";

/** A plan, as it was made now or as a folder has it. */
interface Plan {
  readonly name: string;
  readonly version: string;
  readonly engine?: string | undefined;
  readonly baseline: string;
  readonly seeds: readonly number[];
  readonly rows: readonly Omit<RecordedRow, "config">[];
  readonly cells: readonly SweepCell[];
  readonly prune?: Prune | undefined;
  /** What it is expected to take, where that was measured. */
  readonly estimate?: SweepEstimate | undefined;
  readonly configOf: (row: number) => RecordedRow["config"] | undefined;
}

/** Prints the plan of a sweep, or the config of one of its rows. @throws as `openSweep`; NG_CONFIG_INVALID where there is no such row */
export async function printPlan(context: CommandContext, reference: string, options: SweepOptions): Promise<void> {
  const plan = isSweepFolder(context, reference)
    ? await recordedPlan(context.shownPath(reference))
    : await madePlan(context, reference, options);
  if (options.show !== undefined) return printRow(context, plan, options.show, options.json);
  if (options.json === true) return context.printJson(planData(plan));
  context.print(formatTable(planTable(plan), context.stdout));
  const { cells, baseline, seeds, estimate, prune } = plan;
  const early =
    prune === undefined ? "" : ` Rows that are worse end early (${prune.type}), from epoch ${prune.after} on.`;
  const runs = distinctCells(cells).length;
  const time =
    estimate === undefined
      ? ""
      : ` One run after the other they take about ${formatTime(estimate.seconds)} here, by a few steps of each network.`;
  const equal = cells.length === runs ? "" : `, ${runs} of them trained, because the others are equal to one of these`;
  context.printProse(
    `\n${counted(cells.length, "run")}${equal}; ${seeds.length === 1 ? "seed" : "seeds"} ${seeds.join(", ")}. Differences are to ${baseline}.${early}${time}`,
  );
}

async function madePlan(context: CommandContext, reference: string, options: SweepOptions): Promise<Plan> {
  const plan = await openSweep(reference, await sweepOpening(context, options));
  const isMeasured = options.show === undefined && options.measure;
  return {
    ...plan,
    estimate: isMeasured ? await measured(context, plan, options) : undefined,
    configOf: (index) => {
      const row = plan.rows[index];
      return row?.base.configOf(row.network, context.cwd);
    },
  };
}

/** What a sweep is expected to take; where it cannot be measured here, the reason is told, and the plan is printed without. */
async function measured(
  context: CommandContext,
  plan: OpenedSweep,
  { jobs, workers, ...options }: SweepOptions,
): Promise<SweepEstimate | undefined> {
  const progress = new Progress(context.terminal);
  try {
    return await interruptible((signal) =>
      estimateSweep(plan, {
        signal,
        workers,
        threads: options.threads ?? threadsOf(jobs),
        cwd: context.cwd,
        engineFor: (composition) => engineOf(context, composition, { engine: plan.engine }, "training"),
        onProgress: (done, all) => progress.showPart("measuring steps", done, all),
      }),
    );
  } catch (error) {
    if (!(error instanceof NetgraftError)) throw error;
    progress.clear();
    context.note(`not measured: ${error.problems.map(describeProblem).join("; ")} (${error.code})`);
    return undefined;
  } finally {
    progress.clear();
  }
}

async function recordedPlan(folder: string): Promise<Plan> {
  const record = await readSweep(folder);
  return { ...record, configOf: (index) => record.rows[index]?.config };
}

async function printRow(context: CommandContext, plan: Plan, number: number, json = false): Promise<void> {
  const config = plan.configOf(number - 1);
  if (config === undefined)
    throw new ConfigInvalidError([
      { at: "--show", message: "there is no such row", expected: `from 1 to ${plan.rows.length}`, found: `${number}` },
    ]);
  if (json) return context.printJson(config);
  const { formatYaml } = await import("../../loader/yaml-value.js");
  context.print(formatYaml(config));
}

/** A plan for programs: rows with their cells, each row by its number. */
function planData({ name, version, engine, baseline, seeds, rows, cells, estimate }: Plan): object {
  const equal = equalRows(rows);
  return {
    name,
    version,
    engine,
    baseline,
    seeds,
    runs: distinctCells(cells).length,
    ...(estimate && { seconds: estimate.seconds }),
    rows: rows.map((row, index) => {
      const { variant, settings, parameters, macs, matched } = row;
      const base = baselineRow(row, rows, baseline);
      const same = equal.get(index);
      return {
        row: index + 1,
        variant,
        settings,
        parameters,
        macs,
        ...(base && { difference: { parameters: parameters - base.parameters, macs: macs - base.macs } }),
        ...(estimate?.rows[index] && { estimate: estimate.rows[index] }),
        ...(matched && { matched }),
        ...(same !== undefined && { equals: same + 1 }),
        cells: cells.filter((cell) => cell.row === index).map(({ seed, key }) => ({ seed, key })),
      };
    }),
  };
}

function planTable({ baseline, rows, cells, estimate }: Plan): TableData {
  const right = { align: "right" } as const;
  const { columns, cellsOf } = nameColumns(rows);
  const equal = equalRows(rows);
  const isMatched = rows.some(({ matched }) => matched !== undefined);
  const runs = rows.map((_, index) => cells.filter(({ row }) => row === index).length);
  return {
    columns: [
      { title: "row", ...right },
      ...columns,
      { title: "seeds", ...right },
      { title: "parameters", ...right },
      { title: "", ...right },
      { title: "MACs", ...right },
      { title: "", ...right },
      ...(estimate === undefined
        ? []
        : [
            { title: "a step", ...right },
            { title: "a run", ...right },
          ]),
      ...(isMatched ? [{ title: "matched" }] : []),
      ...(equal.size > 0 ? [{ title: "equal to", ...right }] : []),
    ],
    rows: rows.map((row, index) => {
      const base = baselineRow(row, rows, baseline);
      const same = equal.get(index);
      return [
        `${index + 1}`,
        ...cellsOf(row),
        `${runs[index] ?? 0}`,
        formatCount(row.parameters),
        base === undefined || base === row ? "" : formatChange(row.parameters, base.parameters),
        formatCount(row.macs),
        base === undefined || base === row ? "" : formatChange(row.macs, base.macs),
        ...(estimate === undefined ? [] : estimateCells(estimate.rows[index])),
        ...(isMatched ? [row.matched === undefined ? "" : matchedText(row.matched)] : []),
        ...(equal.size > 0 ? [same === undefined ? "" : `row ${same + 1}`] : []),
      ];
    }),
  };
}

function estimateCells(estimate: RunEstimate | undefined): readonly string[] {
  return estimate === undefined
    ? ["", ""]
    : [`${(1000 * estimate.step.median).toPrecision(3)} ms`, formatTime(estimate.seconds)];
}

/** What a row was brought to, and how far it is from there: `backbone.width=17: +2,400 parameters (+0.86 %) to standard`. */
function matchedText({ cost, target, vary, value, residual, measured: by, ...matched }: MatchedCost): string {
  if (by !== undefined) return `${vary}=${value}: ${timedText(by, target, residual)} to ${matched.with}`;
  const what = cost === "macs" ? "MACs" : cost;
  const off =
    residual === 0 ? "the same" : `${formatDifference(residual)} (${formatChange(target + residual, target)})`;
  return `${vary}=${value}: ${off} ${what} to ${matched.with}`;
}

/** How far a measured time is from the one that is matched: `+0.012 of 0.57 ms (+2.1 %, −1.0 % to +5.2 %), which may be noise, …`. */
function timedText({ ratio, twin, alike }: MeasuredMatch, target: number, residual: number): string {
  const signed = (text: string): string => (text.startsWith("-") ? text.replace("-", "−") : `+${text}`);
  const percent = (part: number): string => `${signed((100 * (part - 1)).toFixed(1))} %`;
  const off = `${signed(residual.toPrecision(2))} of ${target.toPrecision(3)} ms`;
  const spread = `(${percent(ratio.median)}, ${percent(ratio.lower)} to ${percent(ratio.upper)})`;
  if (!isLikeNoise(ratio, twin)) return `${off} ${spread}`;
  const others = alike.length > 1 ? `, and so may those of ${alike.join(", ")}` : "";
  return `${off} ${spread}, which may be noise${others},`;
}
