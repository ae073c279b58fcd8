import type { MatchedCost } from "../sweep/sweep-plan.js";
import type { PlainSettings } from "../sweep/setting.js";
import type { PairedDifference, UnpairedDifference } from "../statistics/difference.js";
import type { Estimate, Interval } from "../statistics/estimate.js";
import type { ReportEpoch, ReportMetric } from "./report-metric.js";

/** What can be said of a row beside its baseline. */
export type Verdict = "better" | "worse" | "cannot be told" | "the same";

/** A row beside its baseline, seed by seed. */
export interface Comparison extends PairedDifference {
  /** What the row of the baseline is called. */
  readonly baseline: string;
  /** Those that both have finished. */
  readonly seeds: readonly number[];
  /** Those that one of them has not finished, which are left out. */
  readonly unpaired: readonly number[];
  /** The same values as if they did not belong together, for contrast. */
  readonly welch: UnpairedDifference;
  /** `p` adjusted by Holm's rule over all rows that have one. */
  readonly adjusted?: number;
  readonly verdict: Verdict;
  /** Why nothing can be told. */
  readonly reason?: string;
  /** How many more seeds would tell a difference of `size`, if they spread as these do; undefined where they would be more than 10,000. */
  readonly more?: { readonly size: number; readonly seeds: number | undefined };
}

/** What an epoch came to over the seeds. */
export interface CurvePoint {
  readonly epoch: number;
  readonly mean: number;
  /** The least and the greatest of the seeds. */
  readonly range: Interval;
}

/** Something that the numbers of runs depend on, beside their recipe and seed, and that is not the same for all. */
export interface DifferingEnvironment {
  /** E.g. `threads`, or `cpu`. */
  readonly name: string;
  /** The most frequent first; undefined of runs of which it is not known. */
  readonly values: readonly { readonly value: string | undefined; readonly runs: number }[];
}

/** A run that is not counted, and why. */
export interface Uncounted {
  readonly row: string;
  readonly seed: number;
  readonly state: "failed" | "stopped" | "held" | "begun" | "waiting" | "nothing held out";
  /** What it says itself. */
  readonly detail?: string;
}

/** A run that is counted, and was finished before its last epoch. */
export interface StoppedRun {
  readonly row: string;
  readonly seed: number;
  /** The epoch after which it was. */
  readonly epoch: number;
  readonly reason: string;
}

/** How long a run of one picture takes, in milliseconds. */
export interface Measured {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** A class of the pictures held out, in a row and its baseline. */
export interface ClassDifference {
  readonly name: string;
  /** How many pictures of it there are. */
  readonly pictures: number;
  /** The part of them that is right, from 0 to 1: the mean over the seeds of the row, and of its baseline. */
  readonly value: number;
  readonly base: number;
  /** `p` is adjusted by Holm's rule over the classes. */
  readonly comparison: Comparison;
}

/** A row beside its baseline, class by class. */
export interface ClassComparison {
  readonly row: string;
  readonly baseline: string;
  /** Those of which both are known class by class. */
  readonly seeds: readonly number[];
  /** Those that both have finished, and of which only the whole is known: an older version has trained them. */
  readonly unknown: readonly number[];
  readonly classes: readonly ClassDifference[];
}

/** A row of a sweep: what it costs, what it comes to, and how far that is from the baseline. */
export interface ReportRow {
  /** Its variant and its settings: `pre, reduction=8`. */
  readonly name: string;
  readonly variant: string;
  readonly settings: PlainSettings;
  readonly parameters: number;
  /** Multiply-accumulates for one picture. */
  readonly macs: number;
  readonly milliseconds?: Measured;
  readonly matched?: MatchedCost;
  /** The row that does the same, by its name. */
  readonly equals?: string;
  /** What each seed came to, in their order. */
  readonly values: readonly { readonly seed: number; readonly value: number }[];
  /** Missing where no seed is finished. */
  readonly estimate?: Estimate;
  /** Missing in the baseline, where there is no row of the baseline with the same settings, and where no seed is finished in both. */
  readonly comparison?: Comparison;
  readonly curve: readonly CurvePoint[];
}

/** What a sweep says. */
export interface SweepReport {
  readonly name: string;
  readonly version: string;
  /** The variant that differences are taken to. */
  readonly baseline: string;
  readonly metric: ReportMetric;
  readonly epoch: ReportEpoch;
  readonly rows: readonly ReportRow[];
  /** Of the row that was asked for. */
  readonly classes?: ClassComparison;
  readonly uncounted: readonly Uncounted[];
  readonly stopped: readonly StoppedRun[];
  /** What the runs that are counted were trained with, where that differs; as text, and of how many runs. */
  readonly environments: readonly DifferingEnvironment[];
  /** What milliseconds were measured with. */
  readonly measuredWith?: string;
}
