import { ConfigInvalidError } from "@netgraft/core/config";
import { counted } from "@netgraft/core/graph";
import {
  baselineRow,
  distinctCells,
  equalRows,
  type MatchedCost,
  readSweep,
  type RecordedRow,
  type SweepCell,
} from "@netgraft/experiments";
import { openSweep } from "../../run/open-sweep.js";
import type { CommandContext } from "../context.js";
import { formatChange, formatCount, formatDifference } from "../output/numbers.js";
import { formatTable, type TableData } from "../output/table.js";
import type { SweepOptions } from "./options.js";
import { nameColumns } from "./rows.js";
import { isSweepFolder, openingOf } from "./sweep-argument.js";

/** A plan, as it was made now or as a folder has it. */
interface Plan {
  readonly name: string;
  readonly version: string;
  readonly baseline: string;
  readonly seeds: readonly number[];
  readonly rows: readonly Omit<RecordedRow, "config">[];
  readonly cells: readonly SweepCell[];
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
  const { cells, baseline, seeds } = plan;
  const runs = distinctCells(cells).length;
  const equal = cells.length === runs ? "" : `, ${runs} of them trained, because the others are equal to one of these`;
  context.printProse(
    `\n${counted(cells.length, "run")}${equal}; ${seeds.length === 1 ? "seed" : "seeds"} ${seeds.join(", ")}. Differences are to ${baseline}.`,
  );
}

async function madePlan(context: CommandContext, reference: string, options: SweepOptions): Promise<Plan> {
  const plan = await openSweep(reference, await openingOf(context, options));
  return {
    ...plan,
    configOf: (index) => {
      const row = plan.rows[index];
      return row?.base.configOf(row.network, context.cwd);
    },
  };
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
function planData({ name, version, baseline, seeds, rows, cells }: Plan): object {
  const equal = equalRows(rows);
  return {
    name,
    version,
    baseline,
    seeds,
    runs: distinctCells(cells).length,
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
        ...(matched && { matched }),
        ...(same !== undefined && { equals: same + 1 }),
        cells: cells.filter((cell) => cell.row === index).map(({ seed, key }) => ({ seed, key })),
      };
    }),
  };
}

function planTable({ baseline, rows, cells }: Plan): TableData {
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
        ...(isMatched ? [row.matched === undefined ? "" : matchedText(row.matched)] : []),
        ...(equal.size > 0 ? [same === undefined ? "" : `row ${same + 1}`] : []),
      ];
    }),
  };
}

/** What a row was brought to, and how far it is from there: `backbone.width=17: +2,400 parameters (+0.86 %) to standard`. */
function matchedText({ cost, target, vary, value, residual, ...matched }: MatchedCost): string {
  const what = cost === "macs" ? "MACs" : cost;
  const off =
    residual === 0 ? "the same" : `${formatDifference(residual)} (${formatChange(target + residual, target)})`;
  return `${vary}=${value}: ${off} ${what} to ${matched.with}`;
}
