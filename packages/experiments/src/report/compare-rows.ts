import { counted, type RandomNumbers } from "@netgraft/core/graph";
import { pairedDifference, type PairedDifference, unpairedDifference } from "../statistics/difference.js";
import type { Distributions } from "../statistics/distributions.js";
import { holm } from "../statistics/holm.js";
import { pairsToTell } from "../statistics/pairs-to-tell.js";
import type { Comparison, ReportRow } from "./sweep-report.js";

/** A row that is compared, and what with. */
export interface ComparedRow {
  readonly row: Pick<ReportRow, "name" | "values">;
  readonly base: Pick<ReportRow, "name" | "values">;
  /** What decides their numbers: rows and baselines with the same ones are one comparison. */
  readonly digests: readonly [row: string, base: string];
  /** All seeds of the row. */
  readonly seeds: readonly number[];
}

/** How rows are compared. */
export interface CompareRowsOptions {
  readonly given: Distributions;
  readonly isMoreBetter: boolean;
  /** The difference that one wants to tell; by default the one that was found. */
  readonly tell?: number | undefined;
  /** Random numbers by a name. */
  readonly random: (name: string) => RandomNumbers;
}

/** p values below this are told, as intervals are of 95 %. */
const significance = 0.05;

/**
 * Rows beside their baselines, seed by seed. One is `better` or `worse` where the interval of the paired difference does not hold 0 and p is below 0.05 by Holm's rule, too.
 * @returns in the order given; undefined where no seed is finished in both
 */
export function compareRows(
  rows: readonly ComparedRow[],
  options: CompareRowsOptions,
): readonly (Comparison | undefined)[] {
  const { given, random } = options;
  const differences = rows.map(({ row, base, digests }) => {
    const pairs = pairsOf(row, base);
    if (pairs.length === 0) return undefined;
    const values = pairs.map(({ pair }) => pair);
    const isSame = digests[0] === digests[1];
    const difference = pairedDifference(values, given, () => random(`${row.name}/${base.name}`));
    return {
      difference,
      isSame,
      pairs,
      welch: unpairedDifference(
        values.map(([a]) => a),
        values.map(([, b]) => b),
        given,
      ),
    };
  });
  // Rows that do the same are one comparison.
  const tests = new Map<string, number>();
  for (const [index, found] of differences.entries())
    if (found?.difference.p !== undefined) tests.set(keyOf(rows[index]), found.difference.p);
  const adjusted = new Map([...tests.keys()].map((key, index) => [key, holm([...tests.values()])[index]]));
  return rows.map((compared, index): Comparison | undefined => {
    const found = differences[index];
    if (found === undefined) return undefined;
    const { difference, isSame, pairs, welch } = found;
    const p = difference.p === undefined ? undefined : adjusted.get(keyOf(compared));
    const seeds = pairs.map(({ seed }) => seed);
    const more = moreSeeds(difference, options);
    return {
      ...difference,
      baseline: compared.base.name,
      seeds,
      unpaired: compared.seeds.filter((seed) => !seeds.includes(seed)),
      welch,
      ...(p !== undefined && { adjusted: p }),
      ...verdictOf(difference, p, isSame, tests.size, options.isMoreBetter),
      ...(more && { more }),
    };
  });
}

function keyOf(compared: ComparedRow | undefined): string {
  return compared?.digests.join("/") ?? "";
}

function pairsOf(
  row: ComparedRow["row"],
  base: ComparedRow["base"],
): readonly { readonly seed: number; readonly pair: readonly [number, number] }[] {
  const others = new Map(base.values.map(({ seed, value }) => [seed, value]));
  return row.values.flatMap(({ seed, value }) => {
    const other = others.get(seed);
    return other === undefined ? [] : [{ seed, pair: [value, other] as const }];
  });
}

function verdictOf(
  { n, mean, interval }: PairedDifference,
  adjusted: number | undefined,
  isSame: boolean,
  tests: number,
  isMoreBetter: boolean,
): Pick<Comparison, "verdict" | "reason"> {
  if (isSame) return { verdict: "the same", reason: "the same network, trained in the same way" };
  const told = (reason: string): Pick<Comparison, "verdict" | "reason"> => ({ verdict: "cannot be told", reason });
  if (n < 2) return told("one seed says nothing of chance");
  if (interval === undefined) return told("every seed differs by the same, so that their spread is not known");
  if (interval.lower <= 0 && interval.upper >= 0) return told("the interval holds 0");
  if ((adjusted ?? 1) >= significance)
    return told(`of ${counted(tests, "comparison")} one may well be so by chance (Holm)`);
  return { verdict: mean > 0 === isMoreBetter ? "better" : "worse" };
}

function moreSeeds(
  { n, mean, deviation = 0 }: PairedDifference,
  { given, tell }: CompareRowsOptions,
): Comparison["more"] | undefined {
  const size = tell ?? Math.abs(mean);
  if (deviation === 0 || size === 0) return undefined;
  const pairs = pairsToTell(deviation, size, given);
  const seeds = pairs === undefined ? undefined : Math.max(0, pairs - n);
  // What was found is told already, or is not.
  return seeds === 0 && tell === undefined ? undefined : { size, seeds };
}
