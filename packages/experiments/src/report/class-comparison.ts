import { ConfigInvalidError, nearest, oneOf } from "@netgraft/core/config";
import type { CellResult } from "../sweep/cell-result.js";
import type { RowStatus } from "../sweep/sweep-status.js";
import { meanOf } from "../statistics/estimate.js";
import { type CompareRowsOptions, compareRows } from "./compare-rows.js";
import type { ReportEpoch } from "./report-metric.js";
import type { ClassComparison, ClassDifference } from "./sweep-report.js";

/** A row of a sweep by what it is called, and how far its cells are. */
export interface NamedStatus {
  readonly name: string;
  readonly status: RowStatus;
}

/**
 * The place of the row that is meant by its name, or by that of its variant where that has but one.
 * @throws NG_CONFIG_INVALID where there is none, or are several
 */
export function rowNamed(name: string, rows: readonly NamedStatus[]): number {
  const exact = rows.findIndex((row) => row.name === name);
  const ofVariant = rows.flatMap(({ status }, index) => (status.row.variant === name ? [index] : []));
  const [only] = ofVariant;
  if (exact >= 0) return exact;
  if (only !== undefined && ofVariant.length === 1) return only;
  const named = ofVariant.length > 1 ? ofVariant.map((index) => rows[index]?.name ?? "") : rows.map((row) => row.name);
  const close = nearest(name, named);
  throw new ConfigInvalidError([
    {
      at: "classes",
      message: ofVariant.length > 1 ? `the variant "${name}" has several rows` : `there is no row "${name}"`,
      expected: oneOf(named),
      ...(close !== undefined && { nearest: close }),
    },
  ]);
}

/** What is right of each class in one run, by the names of the classes. */
type ClassValues = ReadonlyMap<string, { readonly pictures: number; readonly value: number }>;

function valuesOf({ classes }: CellResult, epoch: ReportEpoch): ClassValues | undefined {
  const hits = epoch === "last" ? classes?.last : classes?.best;
  if (classes === undefined || hits === undefined) return undefined;
  return new Map(
    classes.names.flatMap((name, index) => {
      const pictures = classes.pictures[index] ?? 0;
      return pictures === 0 ? [] : [[name, { pictures, value: (hits[index] ?? 0) / pictures }] as const];
    }),
  );
}

/**
 * A row beside its baseline, class by class: of each class the part of its pictures that is right, paired by seeds, p adjusted by Holm's rule
 * over the classes. Seeds that one of both has not finished are left out, and those of which only the whole is known.
 */
export function compareClasses(
  row: NamedStatus,
  base: NamedStatus,
  epoch: ReportEpoch,
  options: CompareRowsOptions,
): ClassComparison {
  const bases = resultsBySeed(base.status);
  const finished = [...resultsBySeed(row.status)].flatMap(([seed, result]) => {
    const other = bases.get(seed);
    return other === undefined ? [] : [{ seed, own: valuesOf(result, epoch), other: valuesOf(other, epoch) }];
  });
  const pairs = finished.flatMap(({ seed, own, other }) =>
    own === undefined || other === undefined ? [] : [{ seed, own, other }],
  );
  const names = [...new Set(pairs.flatMap(({ own, other }) => [...own.keys()].filter((name) => other.has(name))))];
  const seeds = pairs.map(({ seed }) => seed);
  const compared = names.map((name) => {
    const of = (side: "own" | "other"): { readonly seed: number; readonly value: number }[] =>
      pairs.flatMap((pair) => {
        const found = pair[side].get(name);
        return found === undefined ? [] : [{ seed: pair.seed, value: found.value }];
      });
    const digests = [row, base].map(({ status }) => `${status.row.digest}/${name}`);
    return {
      row: { name, values: of("own") },
      base: { name: base.name, values: of("other") },
      digests: [digests[0] ?? "", digests[1] ?? ""] as const,
      seeds,
    };
  });
  const comparisons = compareRows(compared, options);
  return {
    row: row.name,
    baseline: base.name,
    seeds,
    unknown: finished.flatMap(({ seed, own, other }) => (own === undefined || other === undefined ? [seed] : [])),
    classes: compared.flatMap(({ row: { name, values }, base: { values: others } }, index): ClassDifference[] => {
      const comparison = comparisons[index];
      const pictures = pairs.flatMap(({ own }) => own.get(name)?.pictures ?? [])[0] ?? 0;
      const mean = (list: typeof values): number => meanOf(list.map(({ value }) => value));
      return comparison === undefined ? [] : [{ name, pictures, value: mean(values), base: mean(others), comparison }];
    }),
  };
}

function resultsBySeed({ cells }: RowStatus): ReadonlyMap<number, CellResult> {
  return new Map(
    cells.flatMap(({ cell, state, result }) =>
      state === "finished" && result !== undefined ? [[cell.seed, result] as const] : [],
    ),
  );
}
