import { metricText, pText } from "./report-numbers.js";
import { isMoreBetter } from "./report-metric.js";
import type { forestChartSvg as ForestChartSvg } from "@netgraft/diagram";
import { classesInOrder } from "./class-table.js";
import type { ClassComparison, ReportRow, SweepReport } from "./sweep-report.js";
import type { Interval } from "../statistics/estimate.js";

/** The charts of a report, as SVG. Those of which nothing is known are missing. */
export interface ReportCharts {
  /** Differences to the baseline with their intervals, and those as if seeds were not paired. */
  readonly differences?: string;
  /** Differences class by class, of the row that was asked for. */
  readonly classes?: string;
  /** Values against parameters, multiply-accumulates and, where they were measured, milliseconds. */
  readonly costs?: string;
  /** Values over epochs. */
  readonly curves?: string;
}

/** The charts of a report. */
export async function reportCharts(report: SweepReport): Promise<ReportCharts> {
  // Imported when they are used: a layout of graphs comes with them.
  const { costChartSvg, curveChartSvg, forestChartSvg } = await import("@netgraft/diagram");
  const { metric, name, baseline } = report;
  const text = metricText(metric);
  const rows = baselineFirst(report);
  const compared = rows.filter(({ comparison }) => comparison !== undefined);
  const counted = rows.filter(({ estimate }) => estimate !== undefined);
  const curved = rows.filter(({ curve }) => curve.length > 1);
  const scaled = ({ lower, upper }: Interval): Interval => ({
    lower: lower * text.scale,
    upper: upper * text.scale,
  });
  const unit = metric === "loss" ? "" : ", in percent points";
  return {
    ...(compared.length > 0 && {
      differences: forestChartSvg({
        title: `${name}: differences to ${baseline}`,
        axisTitle: `difference in ${text.title.replace(" (%)", "")} to ${baseline}${unit}`,
        textTitle: "difference [95 %], p (Holm)",
        contrastName: "95 % interval as if seeds were not paired (Welch)",
        rows: compared.map(({ name: label, comparison }) => ({
          label,
          ...(comparison && { difference: comparison.mean * text.scale }),
          ...(comparison?.interval && { interval: scaled(comparison.interval) }),
          ...(comparison?.welch.interval && { contrast: scaled(comparison.welch.interval) }),
          isTold: comparison?.verdict === "better" || comparison?.verdict === "worse",
          text: comparison === undefined ? "" : differenceText(comparison, text),
        })),
      }),
    }),
    ...(report.classes !== undefined &&
      report.classes.classes.length > 0 && { classes: forestChartSvg(classChart(report.classes, name)) }),
    ...(counted.length > 0 && {
      costs: costChartSvg({
        title: `${name}: ${text.title} against costs`,
        valueTitle: text.title,
        isMoreBetter: isMoreBetter(metric),
        points: counted.map(({ name: label, estimate }) => ({
          label,
          value: (estimate?.mean ?? 0) * text.scale,
          ...(estimate?.interval && { interval: scaled(estimate.interval) }),
        })),
        panels: [
          { title: "parameters", isCount: true, costs: counted.map(({ parameters }) => ({ cost: parameters })) },
          { title: "multiply-accumulates", isCount: true, costs: counted.map(({ macs }) => ({ cost: macs })) },
          ...millisecondsPanel(counted),
        ],
      }),
    }),
    ...(curved.length > 0 && {
      curves: curveChartSvg({
        title: `${name}: ${text.title} over epochs`,
        valueTitle: text.title,
        note: "Lines: means over seeds, on the pictures held out. Bands: from the least to the greatest of the seeds.",
        series: curved.map(({ name: label, curve }) => ({
          label,
          points: curve.map(({ epoch, mean, range }) => ({ epoch, mean: mean * text.scale, ...scaled(range) })),
        })),
      }),
    }),
  };
}

/** The most classes that a chart shows: those that differ most, in both directions. */
const mostClasses = 40;

function classChart(compared: ClassComparison, name: string): Parameters<typeof ForestChartSvg>[0] {
  const text = metricText("top1");
  const all = classesInOrder(compared);
  const shown =
    all.length <= mostClasses ? all : [...all.slice(0, mostClasses / 2), ...all.slice(all.length - mostClasses / 2)];
  const part = shown.length < all.length ? `, the ${shown.length} of ${all.length} classes that differ most` : "";
  return {
    title: `${name}: ${compared.row} beside ${compared.baseline}, class by class`,
    axisTitle: `difference in top-1 of ${compared.row} to ${compared.baseline}, in percent points${part}`,
    textTitle: `${compared.baseline} → ${compared.row} (%), p (Holm)`,
    contrastName: "",
    rows: shown.map(({ name: label, value, base, comparison }) => ({
      label,
      difference: comparison.mean * text.scale,
      ...(comparison.interval && {
        interval: { lower: comparison.interval.lower * text.scale, upper: comparison.interval.upper * text.scale },
      }),
      isTold: comparison.verdict === "better" || comparison.verdict === "worse",
      text: [
        `${text.of(base)} → ${text.of(value)}`,
        ...(comparison.adjusted === undefined
          ? []
          : [`p ${comparison.adjusted < 0.0001 ? "" : "= "}${pText(comparison.adjusted)}`]),
      ].join(", "),
    })),
  };
}

/** With the baseline before the others, which charts draw in grey. */
function baselineFirst({ rows, baseline }: SweepReport): readonly ReportRow[] {
  return [...rows.filter(({ variant }) => variant === baseline), ...rows.filter(({ variant }) => variant !== baseline)];
}

function differenceText(
  { mean, interval, adjusted, verdict }: NonNullable<ReportRow["comparison"]>,
  text: ReturnType<typeof metricText>,
): string {
  if (verdict === "the same") return "the same network";
  return [
    [text.difference(mean), ...(interval === undefined ? [] : [text.differences(interval)])].join(" "),
    ...(adjusted === undefined ? [] : [`p ${adjusted < 0.0001 ? "" : "= "}${pText(adjusted)}`]),
  ].join(", ");
}

/** Where every row was measured. */
function millisecondsPanel(rows: readonly ReportRow[]): readonly {
  readonly title: string;
  readonly isCount: false;
  readonly costs: readonly { readonly cost: number }[];
}[] {
  const costs = rows.flatMap(({ milliseconds }) =>
    milliseconds === undefined ? [] : [{ cost: milliseconds.median, lower: milliseconds.min, upper: milliseconds.max }],
  );
  return costs.length === rows.length ? [{ title: "milliseconds", isCount: false, costs }] : [];
}
