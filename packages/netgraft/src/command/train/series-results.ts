import type { Network } from "@netgraft/core";
import type { EpochMetrics } from "@netgraft/training";

/** A run of a series, done. */
export interface SeriesRun {
  readonly network: Network;
  readonly seed: number;
  readonly folder: string;
  readonly history: readonly EpochMetrics[];
}

/** The mean of some values, and how far they lie apart. */
export interface Summary {
  readonly mean: number;
  /** The standard deviation of the sample; undefined of one value. */
  readonly deviation?: number;
}

/** What the runs of one network came to after their last epoch, on the pictures held out. */
export interface SeriesResult {
  readonly name: string;
  readonly parameters: number;
  /** Multiply-accumulates for one picture. */
  readonly macs: number;
  /** From 0 to 1. */
  readonly top1: Summary;
  readonly loss: Summary;
  /** Seconds that a run took. */
  readonly seconds: Summary;
  readonly runs: readonly {
    readonly seed: number;
    readonly folder: string;
    readonly top1: number;
    readonly loss: number;
  }[];
}

/** The runs network by network. */
export function seriesResults(runs: readonly SeriesRun[]): readonly SeriesResult[] {
  const names = [...new Set(runs.map(({ network }) => network.name))];
  return names.map((name) => {
    const own = runs.filter(({ network }) => network.name === name);
    const { parameters, macs } = own[0]?.network.summary() ?? { parameters: 0, macs: 0 };
    const results = own.map(({ seed, folder, history }) => {
      const { top1 = Number.NaN, loss = Number.NaN } = history.at(-1)?.validation ?? {};
      return { seed, folder, top1, loss };
    });
    return {
      name,
      parameters,
      macs,
      top1: summaryOf(results.map(({ top1 }) => top1)),
      loss: summaryOf(results.map(({ loss }) => loss)),
      seconds: summaryOf(own.map(({ history }) => history.reduce((sum, epoch) => sum + epoch.seconds, 0))),
      runs: results,
    };
  });
}

function summaryOf(values: readonly number[]): Summary {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length < 2) return { mean };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}
