import { counted } from "@netgraft/core/graph";
import { manyPairs } from "../statistics/pairs-to-tell.js";
import { classFacts } from "./class-facts.js";
import { countText, type MetricText, metricText, pText, shortCount } from "./report-numbers.js";
import type { Comparison, ReportRow, SweepReport } from "./sweep-report.js";

/** A table as text: titles, and the cells of each row. */
export interface ReportTable {
  readonly columns: readonly { readonly title: string; readonly align?: "right" }[];
  readonly rows: readonly (readonly string[])[];
}

interface Column {
  readonly title: string;
  readonly align?: "right";
  readonly cell: (row: ReportRow) => string | undefined;
}

const right = { align: "right" } as const;

/** A report as a table for people: a row for each of the sweep's, what is not known left empty. */
export function reportTable(report: SweepReport): ReportTable {
  const text = metricText(report.metric);
  return tableOf(report, [
    ...costs(report, countText),
    { title: "seeds", ...right, cell: ({ values }) => `${values.length}` },
    { title: text.title, ...right, cell: ({ estimate }) => estimate && text.of(estimate.mean) },
    {
      title: "95 % interval",
      ...right,
      cell: ({ estimate }) => estimate?.interval && text.interval(estimate.interval),
    },
    ...differences(text),
    {
      title: "bootstrap",
      ...right,
      cell: ({ comparison }) => comparison?.bootstrap && text.differences(comparison.bootstrap),
    },
    { title: "p", ...right, cell: ({ comparison }) => shownP(comparison?.p) },
    { title: "p (Holm)", ...right, cell: ({ comparison }) => shownP(comparison?.adjusted) },
    { title: "result", cell: (row) => verdictText(row, report.baseline, text) },
  ]);
}

/** The same in the columns that a paper has. */
export function paperTable(report: SweepReport): ReportTable {
  const text = metricText(report.metric);
  return tableOf(report, [
    ...costs(report, shortCount),
    {
      title: text.title,
      ...right,
      cell: ({ estimate }) =>
        estimate &&
        [text.of(estimate.mean), ...(estimate.deviation === undefined ? [] : [text.of(estimate.deviation)])].join(
          " ± ",
        ),
    },
    ...differences(text),
    { title: "p (Holm)", ...right, cell: ({ comparison }) => shownP(comparison?.adjusted) },
  ]);
}

function costs({ rows }: SweepReport, count: (value: number) => string): readonly Column[] {
  const isMeasured = rows.some(({ milliseconds }) => milliseconds !== undefined);
  return [
    { title: "row", cell: ({ name }) => name },
    { title: "parameters", ...right, cell: ({ parameters }) => count(parameters) },
    { title: "MACs", ...right, cell: ({ macs }) => count(macs) },
    ...(isMeasured
      ? [{ title: "ms", ...right, cell: ({ milliseconds }: ReportRow) => milliseconds?.median.toPrecision(3) }]
      : []),
  ];
}

function differences(text: MetricText): readonly Column[] {
  return [
    { title: "difference", ...right, cell: ({ comparison }) => comparison && text.difference(comparison.mean) },
    {
      title: "paired 95 % interval",
      ...right,
      cell: ({ comparison }) => comparison?.interval && text.differences(comparison.interval),
    },
  ];
}

function tableOf({ rows }: SweepReport, columns: readonly Column[]): ReportTable {
  return {
    columns: columns.map(({ title, align }) => ({ title, ...(align && { align }) })),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row) ?? "")),
  };
}

function shownP(p: number | undefined): string | undefined {
  return p === undefined ? undefined : pText(p);
}

/** What can be said of a row: `better`, or why nothing can, and what would help. */
function verdictText({ variant, comparison, values }: ReportRow, baseline: string, text: MetricText): string {
  if (values.length === 0) return "no seed is finished";
  if (comparison === undefined) return variant === baseline ? "baseline" : "nothing to compare with";
  const { verdict, reason, more } = comparison;
  return [
    reason === undefined ? verdict : `${verdict}: ${reason}`,
    ...(more === undefined ? [] : [moreText(more, text)]),
  ].join("; ");
}

function moreText({ size, seeds }: NonNullable<Comparison["more"]>, text: MetricText): string {
  const told = `±${text.of(size)}`;
  if (seeds === 0) return `these seeds tell ${told}`;
  if (seeds === undefined) return `more than ${countText(manyPairs)} seeds would tell ${told}`;
  return `about ${counted(seeds, "more seed", countText(seeds))} would tell ${told}`;
}

/** What a report is of, in sentences. */
export function reportFacts(report: SweepReport): readonly string[] {
  const { name, version, baseline, metric, epoch, rows, uncounted, stopped, environments, measuredWith } = report;
  const tests = rows.filter(({ comparison }) => comparison?.adjusted !== undefined).length;
  const dropped = rows.filter(({ comparison }) => (comparison?.unpaired.length ?? 0) > 0);
  return [
    `Sweep ${name}, by Netgraft ${version}: ${metricText(metric).title} on the pictures held out, after the ${epoch} epoch${epoch === "best" ? ", which is chosen by the same pictures" : ""}.`,
    `Differences are to ${baseline} at the same settings, seed by seed: the same seed draws the same weights, order and augmentation. Intervals are of 95 %, by Student's t; bootstrap: BCa.` +
      (tests > 1 ? ` p is adjusted by Holm's rule over ${counted(tests, "row")}.` : ""),
    ...(report.classes === undefined ? [] : classFacts(report.classes)),
    ...(measuredWith === undefined ? [] : [measuredWith]),
    ...environments.map(
      ({ name: what, values }) =>
        `Runs were trained with different ${what}: ${values.map(({ value = "not known", runs }) => `${value} (${counted(runs, "run")})`).join(", ")}.`,
    ),
    ...dropped.map(({ name: row, comparison }) => {
      const seeds = comparison?.unpaired ?? [];
      return `${row}: ${seeds.length === 1 ? "seed" : "seeds"} ${seeds.join(", ")} left out of the difference, as not finished in both.`;
    }),
    ...stopped.map(
      ({ row, seed, epoch: last, reason }) => `${row}, seed ${seed}: stopped after epoch ${last} (${reason}).`,
    ),
    ...uncounted.map(
      ({ row, seed, state, detail }) => `${row}, seed ${seed}: ${state}${detail === undefined ? "" : ` (${detail})`}.`,
    ),
  ];
}
