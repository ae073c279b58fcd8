import type { Network } from "@netgraft/core/host";
import type { Plain, SourcedMap } from "@netgraft/core/config";
import type { MedianEstimate } from "../statistics/median-interval.js";
import { canonical } from "./digest.js";
import type { Prune } from "./prune.js";
import type { PlainSettings } from "./setting.js";

/** A config that a sweep changes, opened. */
export interface SweepBase {
  /** Resolved: with all that it extends. */
  readonly tree: SourcedMap;
  /** Composes a changed tree. @throws as composing does */
  compose(tree: SourcedMap): Network;
  /** A network's whole config, its files named from a folder; by default that of the sweep's file. */
  configOf(network: Network, folder?: string): Readonly<Record<string, Plain>>;
}

/** How a match by time was found. */
export interface MeasuredMatch {
  /** What the row's network takes, as a part of what the matched one takes in the same turns: the median over rounds with its 95 % interval. */
  readonly ratio: MedianEstimate;
  /** The same of a second copy of the matched network, which would be 1 but for noise. */
  readonly twin: MedianEstimate;
  /** Values that were measured with it and cannot be told from a match either. */
  readonly alike: readonly number[];
  readonly atLeast: boolean;
  readonly rounds: number;
  readonly engine: string;
  readonly threads: number;
  /** Of the graphs of both networks: another pair has to be measured again. */
  readonly pair: string;
}

/** What a row's cost was brought to. */
export interface MatchedCost {
  /** Milliseconds are those of a run of one picture. */
  readonly cost: "parameters" | "macs" | "milliseconds";
  /** The variant or the network that is matched. */
  readonly with: string;
  readonly target: number;
  /** Where the value stands that was varied, and what it is now. */
  readonly vary: string;
  readonly value: number;
  /** How much more than the target it costs. */
  readonly residual: number;
  /** Of milliseconds. */
  readonly measured?: MeasuredMatch | undefined;
}

/** A variant with settings: what is compared, over the seeds. */
export interface SweepRow {
  readonly variant: string;
  /** Those of the sweep's settings that mean something to the variant, by config path. */
  readonly settings: PlainSettings;
  readonly network: Network;
  /** The base that it was composed by. */
  readonly base: SweepBase;
  readonly parameters: number;
  /** Multiply-accumulates for one picture. */
  readonly macs: number;
  readonly matched?: MatchedCost;
  /** Of its graph and its recipe; rows with the same one do the same. */
  readonly digest: string;
}

/** A row with a seed. */
export interface SweepCell {
  /** Its place among the rows. */
  readonly row: number;
  readonly seed: number;
  /** 16 hexadecimal digits of what decides its numbers: graph, recipe, seed, version and engine. Cells with the same key are one run. */
  readonly key: string;
}

/** A sweep before it is run: every cell, resolved and counted. */
export interface SweepPlan {
  readonly name: string;
  readonly version: string;
  /** The name of the engine that trains all of them: another one comes to other numbers. */
  readonly engine: string;
  /** The variant that differences are taken to. */
  readonly baseline: string;
  readonly variants: readonly string[];
  readonly seeds: readonly number[];
  readonly rows: readonly SweepRow[];
  readonly cells: readonly SweepCell[];
  /** Which rows end early. */
  readonly prune?: Prune;
  /** What hands them out, with its options as they are written; by default the sweep's folder. */
  readonly queue?: PlannedQueue;
}

/** A queue as a sweep's file chooses it. */
export interface PlannedQueue {
  readonly type: string;
  readonly options: Readonly<Record<string, Plain>>;
}

/** The cells of a plan that are trained: the first of each key. */
export function distinctCells(cells: readonly SweepCell[]): readonly SweepCell[] {
  const first = new Map<string, SweepCell>();
  for (const cell of cells) if (!first.has(cell.key)) first.set(cell.key, cell);
  return [...first.values()];
}

/** For each row that does what an earlier one does, which one that is; both by their places. */
export function equalRows(rows: readonly Pick<SweepRow, "digest">[]): ReadonlyMap<number, number> {
  const first = new Map<string, number>();
  const equal = new Map<number, number>();
  for (const [index, { digest }] of rows.entries()) {
    const before = first.get(digest);
    if (before === undefined) first.set(digest, index);
    else equal.set(index, before);
  }
  return equal;
}

/**
 * The row that a row's differences are taken to: that of the baseline whose settings are the same, of those that mean something to both.
 * @returns undefined where there is none, or where there are several, because settings of the baseline mean nothing to the row
 */
export function baselineRow<T extends Pick<SweepRow, "variant" | "settings">>(
  row: T,
  rows: readonly T[],
  baseline: string,
): T | undefined {
  if (row.variant === baseline) return row;
  const fitting = rows.filter(
    ({ variant, settings }) =>
      variant === baseline &&
      Object.entries(settings).every(([path, value]) => {
        const own = row.settings[path];
        return own === undefined || canonical(own) === canonical(value);
      }),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}
