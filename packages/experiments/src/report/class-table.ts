import { countText, metricText, pText } from "./report-numbers.js";
import type { TableRecord } from "./records.js";
import type { ReportTable } from "./report-table.js";
import type { ClassComparison, ClassDifference } from "./sweep-report.js";

const text = metricText("top1");
const right = { align: "right" } as const;

/** Classes by how far the row is from its baseline, the greatest gain first. */
export function classesInOrder({ classes }: ClassComparison): readonly ClassDifference[] {
  return classes.toSorted((a, b) => b.comparison.mean - a.comparison.mean || (a.name < b.name ? -1 : 1));
}

/** A comparison class by class as a table for people. */
export function classTable(compared: ClassComparison): ReportTable {
  return tableOf(compared, [
    { title: "p", ...right, cell: ({ comparison }) => pOf(comparison.p) },
    { title: "p (Holm)", ...right, cell: ({ comparison }) => pOf(comparison.adjusted) },
    {
      title: "result",
      cell: ({ comparison: { verdict, reason } }) => (reason === undefined ? verdict : `${verdict}: ${reason}`),
    },
  ]);
}

/** The same in the columns that a paper has. */
export function classPaperTable(compared: ClassComparison): ReportTable {
  return tableOf(compared, [{ title: "p (Holm)", ...right, cell: ({ comparison }) => pOf(comparison.adjusted) }]);
}

interface Column {
  readonly title: string;
  readonly align?: "right";
  readonly cell: (of: ClassDifference) => string | undefined;
}

function tableOf(compared: ClassComparison, more: readonly Column[]): ReportTable {
  const columns: readonly Column[] = [
    { title: "class", cell: ({ name }) => name },
    { title: "pictures", ...right, cell: ({ pictures }) => countText(pictures) },
    { title: `${compared.baseline} (%)`, ...right, cell: ({ base }) => text.of(base) },
    { title: `${compared.row} (%)`, ...right, cell: ({ value }) => text.of(value) },
    { title: "difference", ...right, cell: ({ comparison }) => text.difference(comparison.mean) },
    {
      title: "paired 95 % interval",
      ...right,
      cell: ({ comparison }) => comparison.interval && text.differences(comparison.interval),
    },
    ...more,
  ];
  return {
    columns: columns.map(({ title, align }) => ({ title, ...(align && { align }) })),
    rows: classesInOrder(compared).map((one) => columns.map(({ cell }) => cell(one) ?? "")),
  };
}

function pOf(p: number | undefined): string | undefined {
  return p === undefined ? undefined : pText(p);
}

/** A comparison class by class for programs, numbers as they are, in the order of the classes. */
export function classRecords({ row, baseline, classes }: ClassComparison): readonly TableRecord[] {
  return classes.map(({ name, pictures, value, base, comparison }) => ({
    class: name,
    row,
    baseline,
    pictures,
    pairs: comparison.n,
    top1: value,
    baseline_top1: base,
    difference: comparison.mean,
    difference_deviation: comparison.deviation,
    difference_lower: comparison.interval?.lower,
    difference_upper: comparison.interval?.upper,
    p: comparison.p,
    p_holm: comparison.adjusted,
    verdict: comparison.verdict,
  }));
}
