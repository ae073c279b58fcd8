export * from "./errors.js";
export { RunFolders } from "./run-folders.js";
export { folderName } from "./folder-name.js";
export { assertFolder, assertResumable, hasCheckpoint } from "./resumable.js";
export {
  type Candidate,
  type ExperimentOptions,
  type FinishedRun,
  type PlannedRun,
  planRuns,
  runExperiment,
} from "./experiment.js";
export {
  type ExperimentResult,
  experimentResults,
  meanAndDeviation,
  type MeanAndDeviation,
  type RunResult,
} from "./results.js";
export { canonical, graphDigest } from "./sweep/digest.js";
export { type Prune, pruneSchema } from "./sweep/prune.js";
export type { EndedCell, NextRung } from "./sweep/rungs.js";
export {
  isLikeNoise,
  matchesTimes,
  type MeasureTimes,
  timedMatches,
  type TimedMatchesOptions,
} from "./sweep/timed-matches.js";
export { planSweep, type PlanSweepOptions } from "./sweep/plan-sweep.js";
export type { Point, SettingGroup } from "./sweep/points.js";
export { type PlainSettings, type Setting, settingPaths, settingText } from "./sweep/setting.js";
export { readSweepForm, type SweepForm, sweepReferences, type WrittenVariant } from "./sweep/sweep-form.js";
export { type SweepFile, sweepSchema } from "./sweep/sweep-schema.js";
export {
  baselineRow,
  distinctCells,
  equalRows,
  type MatchedCost,
  type MeasuredMatch,
  type PlannedQueue,
  type SweepBase,
  type SweepCell,
  type SweepPlan,
  type SweepRow,
} from "./sweep/sweep-plan.js";
export {
  type CellEpoch,
  cellFolder,
  type CellResult,
  hasResult,
  type Reached,
  readResult,
} from "./sweep/cell-result.js";
export { type CellQueue, type ClaimedCell, FolderQueue } from "./sweep/folder-queue.js";
export { type CellEvent, runCells, type RunCellsOptions, type TrainCell } from "./sweep/run-cells.js";
export {
  keepSweep,
  readSweep,
  type RecordedRow,
  sweepName,
  type SweepRecord,
  sweepRecordSchema,
} from "./sweep/sweep-record.js";
export { kubernetesJob, type KubernetesSweep } from "./queues/kubernetes.js";
export { queues } from "./queues/plugin.js";
export { type CellState, type RowStatus, type SweepStatus, runsLeft, sweepStatus } from "./sweep/sweep-status.js";
export { reportEpochs, type ReportEpoch, type ReportMetric, reportMetrics } from "./report/report-metric.js";
export { reportSweep, type ReportSweepOptions } from "./report/report-sweep.js";
export type {
  ClassComparison,
  ClassDifference,
  Comparison,
  CurvePoint,
  DifferingEnvironment,
  Measured,
  ReportRow,
  StoppedRun,
  SweepReport,
  Uncounted,
  Verdict,
} from "./report/sweep-report.js";
export type { PairedDifference, UnpairedDifference } from "./statistics/difference.js";
export type { MedianEstimate } from "./statistics/median-interval.js";
export type { Estimate, Interval } from "./statistics/estimate.js";
export { reportFacts, type ReportTable, reportTable } from "./report/report-table.js";
export { classRecords, classTable } from "./report/class-table.js";
export { reportCharts, type ReportCharts } from "./report/report-charts.js";
export { reportHtml, type ReportPageOptions } from "./report/report-html.js";
export { reportLatex } from "./report/report-latex.js";
export { cellRecords, epochRecords, recordTable, reportRecords, type TableRecord } from "./report/records.js";
