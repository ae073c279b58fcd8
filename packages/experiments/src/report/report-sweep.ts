import { ConfigInvalidError } from "@netgraft/core/config";
import { type RandomNumbers, randomNumbers } from "@netgraft/core/graph";
import { distributions, type Distributions } from "../statistics/distributions.js";
import { estimateOf, meanOf } from "../statistics/estimate.js";
import type { CellResult } from "../sweep/cell-result.js";
import { baselineRow, equalRows } from "../sweep/sweep-plan.js";
import { type RowStatus, type SweepStatus, sweepStatus } from "../sweep/sweep-status.js";
import { differingEnvironments } from "./environments.js";
import { compareClasses, type NamedStatus, rowNamed } from "./class-comparison.js";
import { type ComparedRow, compareRows } from "./compare-rows.js";
import { isMoreBetter, metricsOf, type ReportEpoch, type ReportMetric } from "./report-metric.js";
import { rowNames } from "./row-names.js";
import type {
  ClassComparison,
  CurvePoint,
  Measured,
  ReportRow,
  StoppedRun,
  SweepReport,
  Uncounted,
} from "./sweep-report.js";

/** What a report says, and by what. */
export interface ReportSweepOptions {
  /** `top1` by default. */
  readonly metric?: ReportMetric | undefined;
  /** `last` by default. */
  readonly epoch?: ReportEpoch | undefined;
  /** The difference that one wants to tell, in the metric; by default the one that was found. */
  readonly tell?: number | undefined;
  /** The row, or the variant that has but one, that is compared with its baseline class by class, too. */
  readonly classes?: string | undefined;
  /** How long networks take, row by row in the order of the sweep, and what that was measured with. */
  readonly measured?: { readonly rows: readonly (Measured | undefined)[]; readonly with: string } | undefined;
}

/**
 * What a sweep says: each row's mean with its interval, and its paired difference to the baseline. It is a function of the folder alone, so that the same
 * sweep has the same report.
 * @param sweep the folder of a sweep, or its status
 * @throws NG_SWEEP_FOLDER; NG_CONFIG_INVALID where there is no row for `classes`, or no baseline for it
 */
export async function reportSweep(sweep: string | SweepStatus, options: ReportSweepOptions = {}): Promise<SweepReport> {
  const [status, given] = await Promise.all([typeof sweep === "string" ? sweepStatus(sweep) : sweep, distributions()]);
  return reportOf(status, given, options);
}

function reportOf(
  { name, version, baseline, rows: statuses }: SweepStatus,
  given: Distributions,
  { metric = "top1", epoch = "last", tell, classes, measured }: ReportSweepOptions,
): SweepReport {
  const recorded = statuses.map(({ row }) => row);
  const [names, equal] = [rowNames(recorded), equalRows(recorded)];
  const uncounted: Uncounted[] = [];
  const stopped: StoppedRun[] = [];
  const counted: CellResult[] = [];
  const rows = statuses.map((status, index): ReportRow => {
    const { variant, settings, parameters, macs, matched } = status.row;
    const row = names[index] ?? variant;
    const finished = resultsOf(status, (seed, why) => uncounted.push({ row, seed, ...why }));
    const values = finished.flatMap((result) => {
      const value = metricsOf(result, epoch)?.[metric];
      if (value !== undefined) {
        counted.push(result);
        if (result.stopped !== undefined) stopped.push({ row, seed: result.seed, ...result.stopped });
        return [{ seed: result.seed, value }];
      }
      uncounted.push({ row, seed: result.seed, state: "nothing held out" });
      return [];
    });
    const [milliseconds, same] = [measured?.rows[index], equal.get(index)];
    return {
      name: row,
      variant,
      settings,
      parameters,
      macs,
      ...(milliseconds && { milliseconds }),
      ...(matched && { matched }),
      ...(same !== undefined && { equals: names[same] ?? "" }),
      values,
      ...(values.length > 0 && {
        estimate: estimateOf(
          values.map(({ value }) => value),
          given,
        ),
      }),
      curve: curveOf(finished, metric),
    };
  });
  const compared = recorded.map((row, index): ComparedRow | undefined => {
    const base = baselineRow(row, recorded, baseline);
    const [own, other] = [rows[index], rows[base === undefined ? -1 : recorded.indexOf(base)]];
    if (base === undefined || base === row || own === undefined || other === undefined) return undefined;
    const seeds = (statuses[index]?.cells ?? []).map(({ cell }) => cell.seed);
    return { row: own, base: other, digests: [row.digest, base.digest], seeds };
  });
  const some = compared.filter((one) => one !== undefined);
  const comparisons = compareRows(some, {
    given,
    isMoreBetter: isMoreBetter(metric),
    tell,
    random: (row) => randomNumbers(0, `sweep/${name}/${row}`),
  });
  const named = statuses.map((status, index) => ({ name: names[index] ?? "", status }));
  return {
    name,
    version,
    baseline,
    metric,
    epoch,
    ...(classes !== undefined && { classes: classesOf(classes, named, { baseline, epoch, given, name }) }),
    rows: rows.map((row, index) => {
      const one = compared[index];
      const comparison = one && comparisons[some.indexOf(one)];
      return comparison === undefined ? row : { ...row, comparison };
    }),
    uncounted,
    stopped,
    environments: differingEnvironments(counted),
    ...(measured && { measuredWith: measured.with }),
  };
}

/** @throws NG_CONFIG_INVALID where there is no such row, or nothing to compare it with */
function classesOf(
  asked: string,
  rows: readonly NamedStatus[],
  {
    baseline,
    epoch,
    given,
    name,
  }: Pick<SweepReport, "baseline" | "epoch" | "name"> & { readonly given: Distributions },
): ClassComparison {
  const row = rows[rowNamed(asked, rows)];
  const recorded = rows.map(({ status }) => status.row);
  const found = row && baselineRow(row.status.row, recorded, baseline);
  const base = found && rows[recorded.indexOf(found)];
  if (row === undefined || base === undefined || base === row)
    throw new ConfigInvalidError([
      { at: "classes", message: `there is nothing to compare "${asked}" with`, expected: "a row that has a baseline" },
    ]);
  const random = (of: string): RandomNumbers => randomNumbers(0, `sweep/${name}/classes/${of}`);
  return compareClasses(row, base, epoch, { given, isMoreBetter: true, random });
}

/** What the cells of a row have come to; those that are not finished are told. */
function resultsOf(
  { cells }: RowStatus,
  tell: (seed: number, why: Pick<Uncounted, "state" | "detail">) => void,
): readonly CellResult[] {
  return cells.flatMap(({ cell, state, result }) => {
    if (state === "finished" && result !== undefined) return [result];
    const [problem] = result?.failed?.problems ?? [];
    const failed = problem && [problem.at, problem.message].filter((part) => part !== undefined).join(": ");
    const detail = failed ?? result?.stopped?.reason;
    tell(cell.seed, { state: state === "finished" ? "begun" : state, ...(detail !== undefined && { detail }) });
    return [];
  });
}

/** The epochs that every run has. */
function curveOf(results: readonly CellResult[], metric: ReportMetric): readonly CurvePoint[] {
  const [first, ...rest] = results;
  return (first?.epochs ?? []).flatMap(({ epoch, validation }) => {
    const others = rest.map(({ epochs }) => epochs.find((one) => one.epoch === epoch)?.validation?.[metric]);
    const values = [validation?.[metric], ...others];
    if (!values.every((value) => value !== undefined)) return [];
    const lower = values.reduce((least, value) => Math.min(least, value));
    const upper = values.reduce((most, value) => Math.max(most, value));
    return [{ epoch, mean: meanOf(values), range: { lower, upper } }];
  });
}
