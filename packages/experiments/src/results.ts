import type { FinishedRun } from "./experiment.js";
import { deviationOf, meanOf } from "./statistics/estimate.js";

/** The mean of some values, and how far they lie apart. */
export interface MeanAndDeviation {
  readonly mean: number;
  /** The standard deviation of the sample; undefined of one value. */
  readonly deviation?: number;
}

/** What one run came to after its last epoch, on the pictures held out. */
export interface RunResult {
  readonly seed: number;
  readonly folder: string;
  /** From 0 to 1. */
  readonly top1: number;
  readonly loss: number;
}

/** What the runs of one network came to after their last epoch, on the pictures held out. */
export interface ExperimentResult {
  readonly name: string;
  readonly parameters: number;
  /** Multiply-accumulates for one picture. */
  readonly macs: number;
  /** From 0 to 1. */
  readonly top1: MeanAndDeviation;
  readonly loss: MeanAndDeviation;
  /** Seconds that a run took. */
  readonly seconds: MeanAndDeviation;
  readonly runs: readonly RunResult[];
}

/** The results of runs network by network, in the order in which the networks were first trained. */
export function experimentResults(runs: readonly FinishedRun[]): readonly ExperimentResult[] {
  const names = [...new Set(runs.map(({ network }) => network.name))];
  return names.map((name) => {
    const own = runs.filter(({ network }) => network.name === name);
    const { parameters, macs } = own[0]?.network.summary() ?? { parameters: 0, macs: 0 };
    const results = own.map(({ seed, folder, history }): RunResult => {
      const { top1 = Number.NaN, loss = Number.NaN } = history.at(-1)?.validation ?? {};
      return { seed, folder, top1, loss };
    });
    return {
      name,
      parameters,
      macs,
      top1: meanAndDeviation(results.map(({ top1 }) => top1)),
      loss: meanAndDeviation(results.map(({ loss }) => loss)),
      seconds: meanAndDeviation(own.map(({ history }) => history.reduce((sum, epoch) => sum + epoch.seconds, 0))),
      runs: results,
    };
  });
}

/** Mean and standard deviation of a sample. @param values at least one @internal */
export function meanAndDeviation(values: readonly number[]): MeanAndDeviation {
  const mean = meanOf(values);
  return values.length < 2 ? { mean } : { mean, deviation: deviationOf(values) };
}
