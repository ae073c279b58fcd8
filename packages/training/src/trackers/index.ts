import { tracker } from "@netgraft/core/host";
import { z } from "@netgraft/core";
import { metricsCsv, metricsJsonl } from "../metrics/metrics-text.js";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const jsonlTracker = tracker({
  type: "jsonl",
  summary: "`metrics.jsonl`: a line of JSON for each epoch.",
  options: z.strictObject({}),
  track: (_options, run) => ({ record: (epochs) => run.write("metrics.jsonl", bytesOf(metricsJsonl(epochs))) }),
});

export const csvTracker = tracker({
  type: "csv",
  summary: "`metrics.csv`: a row for each epoch under a row of names.",
  options: z.strictObject({}),
  track: (_options, run) => ({ record: (epochs) => run.write("metrics.csv", bytesOf(metricsCsv(epochs))) }),
});

/** The trackers of this package, which a run has that chooses none. */
export const trackers = [jsonlTracker, csvTracker] as const;
export const usualTrackers = trackers.map((component) => ({ component, options: {} }));
