import type { SweepStatus } from "../sweep/sweep-status.js";
import { type PlainSettings, settingPaths, settingText } from "../sweep/setting.js";
import type { ReportTable } from "./report-table.js";
import type { SweepReport } from "./sweep-report.js";

/** A row of a table for programs, by the names of its columns; what there is not is undefined. */
export type TableRecord = Readonly<Record<string, string | number | undefined>>;

/** The rows of a report for programs, numbers as they are. */
export function reportRecords({ rows, metric }: SweepReport): readonly TableRecord[] {
  const settingsOf = settingColumns(rows);
  return rows.map((row) => {
    const { estimate, comparison, milliseconds } = row;
    return {
      row: row.name,
      variant: row.variant,
      ...settingsOf(row.settings),
      parameters: row.parameters,
      macs: row.macs,
      milliseconds: milliseconds?.median,
      seeds: row.values.length,
      [metric]: estimate?.mean,
      deviation: estimate?.deviation,
      lower: estimate?.interval?.lower,
      upper: estimate?.interval?.upper,
      baseline: comparison?.baseline,
      pairs: comparison?.n,
      difference: comparison?.mean,
      difference_deviation: comparison?.deviation,
      difference_lower: comparison?.interval?.lower,
      difference_upper: comparison?.interval?.upper,
      bootstrap_lower: comparison?.bootstrap?.lower,
      bootstrap_upper: comparison?.bootstrap?.upper,
      p: comparison?.p,
      p_holm: comparison?.adjusted,
      verdict: comparison?.verdict,
      more_seeds: comparison?.more?.seeds,
    };
  });
}

/** All cells of a sweep, one record each: what the last epoch came to, and the best on the pictures held out. */
export function cellRecords({ rows }: SweepStatus): readonly TableRecord[] {
  const settingsOf = settingColumns(rows.map(({ row }) => row));
  return rows.flatMap(({ row, cells }) =>
    cells.map(({ cell, state, result }): TableRecord => {
      const last = result?.last;
      const best = result?.epochs.find(({ epoch }) => epoch === result.best);
      return {
        variant: row.variant,
        ...settingsOf(row.settings),
        seed: cell.seed,
        key: cell.key,
        state,
        parameters: row.parameters,
        macs: row.macs,
        epochs: result?.trained,
        train_loss: last?.training.loss,
        train_top1: last?.training.top1,
        loss: last?.validation?.loss,
        top1: last?.validation?.top1,
        top5: last?.validation?.top5,
        best_epoch: best?.epoch,
        best_loss: best?.validation?.loss,
        best_top1: best?.validation?.top1,
        best_top5: best?.validation?.top5,
        stopped: result?.stopped?.reason,
        failed: result?.failed?.code,
        seconds: result?.seconds,
      };
    }),
  );
}

/** All epochs of all cells of a sweep, one record each. */
export function epochRecords({ rows }: SweepStatus): readonly TableRecord[] {
  const settingsOf = settingColumns(rows.map(({ row }) => row));
  return rows.flatMap(({ row, cells }) =>
    cells.flatMap(({ cell, result }) =>
      (result?.epochs ?? []).map(({ epoch, learningRate, training, validation }): TableRecord => ({
        variant: row.variant,
        ...settingsOf(row.settings),
        seed: cell.seed,
        key: cell.key,
        epoch,
        learning_rate: learningRate,
        train_loss: training.loss,
        train_top1: training.top1,
        train_top5: training.top5,
        loss: validation?.loss,
        top1: validation?.top1,
        top5: validation?.top5,
      })),
    ),
  );
}

/** Settings as columns of their own, by their paths: those of all rows, so that every record has the same. */
function settingColumns(
  rows: readonly { readonly settings: PlainSettings }[],
): (settings: PlainSettings) => TableRecord {
  const paths = settingPaths(rows);
  return (settings) =>
    Object.fromEntries(
      paths.map((path) => {
        const value = settings[path];
        return [path, value === undefined || typeof value === "number" ? value : settingText(value)];
      }),
    );
}

/** Records as a table of text. */
export function recordTable(records: readonly TableRecord[]): ReportTable {
  const names = Object.keys(records[0] ?? {});
  return {
    columns: names.map((title) => ({ title })),
    rows: records.map((record) => names.map((name) => `${record[name] ?? ""}`)),
  };
}
