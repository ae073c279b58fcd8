import { countText } from "./report-numbers.js";
import type { ClassComparison } from "./sweep-report.js";

/** What a comparison class by class is of, in sentences. */
export function classFacts({ row, baseline, seeds, unknown, classes }: ClassComparison): readonly string[] {
  const which = (list: readonly number[]): string => `${list.length === 1 ? "seed" : "seeds"} ${list.join(", ")}`;
  const tests = classes.filter(({ comparison }) => comparison.adjusted !== undefined).length;
  return [
    classes.length === 0
      ? `Of ${row} and ${baseline} nothing is known class by class.`
      : `Class by class, ${row} beside ${baseline}: the part of each class's pictures that is right, paired over ${which(seeds)}.` +
        (tests > 1 ? ` p is adjusted by Holm's rule over ${countText(tests)} classes.` : ""),
    ...(unknown.length === 0
      ? []
      : [`Left out of the classes: ${which(unknown)}, of which a run of an older version kept only the whole.`]),
  ];
}
