import type { CellResult } from "../sweep/cell-result.js";
import type { DifferingEnvironment } from "./sweep-report.js";

/** What differs between results in what their numbers depend on beside graph, recipe and seed; a result counts once, however many rows have it. */
export function differingEnvironments(
  results: readonly Pick<CellResult, "key" | "environment">[],
): readonly DifferingEnvironment[] {
  const distinct = [...new Map(results.map((result) => [result.key, result.environment])).values()];
  const names = new Set(distinct.flatMap((environment) => Object.keys(environment ?? {})));
  return [...names].flatMap((name) => {
    const runs = new Map<string | undefined, number>();
    for (const environment of distinct) {
      const value = environment?.[name];
      runs.set(value, (runs.get(value) ?? 0) + 1);
    }
    const values = [...runs].map(([value, count]) => ({ value, runs: count })).toSorted((a, b) => b.runs - a.runs);
    return values.length > 1 ? [{ name, values }] : [];
  });
}
