import type { Metrics } from "@netgraft/training";
import type { CellResult } from "../sweep/cell-result.js";

/** What runs are compared by, on the pictures held out. */
export const reportMetrics = ["top1", "top5", "loss"] as const;
export type ReportMetric = (typeof reportMetrics)[number];

/** After which epoch: the last, or that with the best metric, which is chosen by the same pictures. */
export const reportEpochs = ["last", "best"] as const;
export type ReportEpoch = (typeof reportEpochs)[number];

/** Whether more of a metric is better. */
export function isMoreBetter(metric: ReportMetric): boolean {
  return metric !== "loss";
}

/** What a run has come to; undefined where nothing is held out. */
export function metricsOf(result: CellResult, at: ReportEpoch): Metrics | undefined {
  const epoch = at === "last" ? result.last : result.epochs.find((one) => one.epoch === result.best);
  return epoch?.validation;
}
