import type { Interval } from "../statistics/estimate.js";
import type { ReportMetric } from "./report-metric.js";

/** How a metric is written: parts in percent, a loss as it is. */
export interface MetricText {
  /** `top-1 (%)`. */
  readonly title: string;
  /** `82.25`. */
  readonly of: (value: number) => string;
  /** With its sign: `+1.25`, `−0.40`. */
  readonly difference: (value: number) => string;
  /** `[81.05, 83.45]`. */
  readonly interval: (interval: Interval) => string;
  /** `[−0.15, +2.65]`. */
  readonly differences: (interval: Interval) => string;
  /** What values are multiplied with. */
  readonly scale: number;
}

const titles: Readonly<Record<ReportMetric, string>> = { top1: "top-1 (%)", top5: "top-5 (%)", loss: "loss" };

export function metricText(metric: ReportMetric): MetricText {
  const [scale, digits] = metric === "loss" ? [1, 4] : [100, 2];
  const of = (value: number): string => signed((scale * value).toFixed(digits));
  const difference = (value: number): string => {
    const text = of(value);
    // What rounds to nothing has no sign.
    return /^[\d.]*[1-9]/.test(text) ? `+${text}` : text.replace(/^−(?=[0.]*$)/, "");
  };
  const between = ({ lower, upper }: Interval, write: (value: number) => string): string =>
    `[${write(lower)}, ${write(upper)}]`;
  return {
    title: titles[metric],
    of,
    difference,
    interval: (interval) => between(interval, of),
    differences: (interval) => between(interval, difference),
    scale,
  };
}

/** A p value to two digits, as papers have it. */
export function pText(p: number): string {
  if (p >= 0.995) return "1.00";
  return p < 0.0001 ? "< 0.0001" : p.toPrecision(2);
}

/** A count in groups of three digits. */
export function countText(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A count in three digits and a unit: `4.09 G`, `231 M`, `44.2 k`. */
export function shortCount(count: number): string {
  const [size, name] = (
    [
      [1e9, " G"],
      [1e6, " M"],
      [1e3, " k"],
    ] as const
  ).find(([least]) => count >= least) ?? [1, ""];
  return size === 1 ? String(count) : `${Number((count / size).toPrecision(3))}${name}`;
}

function signed(text: string): string {
  return text.replace("-", "−");
}
