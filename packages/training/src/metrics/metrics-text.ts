import type { EpochMetrics } from "./metrics.js";

/** One epoch per line, as JSON. */
export function metricsJsonl(history: readonly EpochMetrics[]): string {
  return history.map((epoch) => `${JSON.stringify(epoch)}\n`).join("");
}

const columns: readonly (readonly [name: string, of: (epoch: EpochMetrics) => number | undefined])[] = [
  ["epoch", ({ epoch }) => epoch],
  ["learning_rate", ({ learningRate }) => learningRate],
  ["train_loss", ({ training }) => training.loss],
  ["train_top1", ({ training }) => training.top1],
  ["train_top5", ({ training }) => training.top5],
  ["validation_loss", ({ validation }) => validation?.loss],
  ["validation_top1", ({ validation }) => validation?.top1],
  ["validation_top5", ({ validation }) => validation?.top5],
  ["seconds", ({ seconds }) => seconds],
];

/** One epoch per row, under a row of names; what there is not is left empty. */
export function metricsCsv(history: readonly EpochMetrics[]): string {
  const rows = history.map((epoch) => columns.map(([, of]) => of(epoch) ?? ""));
  return [columns.map(([name]) => name), ...rows].map((row) => `${row.join(",")}\n`).join("");
}
