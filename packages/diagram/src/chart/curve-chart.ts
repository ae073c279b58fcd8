import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { element } from "../svg/element.js";
import { ink } from "../svg/palette.js";
import { moved, svgDocument } from "../svg/picture.js";
import { text } from "../svg/text.js";
import { textWidth, widest } from "../layout/text-width.js";
import { extentOf, horizontalAxis, plainTicks, type PlotBox, round, tickSize, verticalAxis } from "./axes.js";
import { seriesPaint } from "./series-paint.js";

/** Curves over epochs, each with the band that its runs fill. */
export interface CurveChart {
  readonly title: string;
  readonly valueTitle: string;
  /** What the bands are. */
  readonly note: string;
  /** The first is what others are compared with. */
  readonly series: readonly {
    readonly label: string;
    readonly points: readonly {
      readonly epoch: number;
      readonly mean: number;
      readonly lower: number;
      readonly upper: number;
    }[];
  }[];
}

type Series = CurveChart["series"][number] & { readonly place: number };

const margin = 20;
/** So many curves are told apart in one plot; more have a plot each, with the first in grey. */
const inOne = 4;
const large = { width: 640, height: 320 };
const small = { width: 280, height: 190, gap: 34, columns: 3 };
const edge = { left: 44, top: 26, bottom: 44 };
const labelStyle = { size: tickSize };

/** A chart of curves as SVG. */
export function curveChartSvg({ title, valueTitle, note, series }: CurveChart): string {
  const all = series.map((one, place): Series => ({ ...one, place })).filter(({ points }) => points.length > 0);
  const [base, ...others] = all;
  const panels =
    all.length <= inOne || base === undefined
      ? [{ series: all, ...large }]
      : others.map((one) => ({ series: [base, one], ...small }));
  const points = all.flatMap((one) => one.points);
  const epochs = points.map(({ epoch }) => epoch);
  const values = points.flatMap(({ lower, upper }) => [lower, upper]);
  const labels = panels.length === 1 ? widest(all.map(({ label }) => textWidth(label, labelStyle))) + 14 : 0;
  const columns = Math.min(panels.length, small.columns);
  const content = panels.map((panel, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const box = { left: edge.left, top: edge.top, right: panel.width, bottom: panel.height - edge.bottom };
    const isLast = index >= panels.length - columns;
    const drawn = plot(panel.series, box, {
      epochs: extentOf(epochs),
      values: extentOf(values),
      valueTitle: panels.length === 1 ? valueTitle : undefined,
      isLabelled: panels.length === 1,
      xTitle: isLast ? "epoch" : undefined,
    });
    return moved(
      { ...panel, content: drawn },
      margin + column * (panel.width + small.gap),
      margin + row * (panel.height + 8),
    );
  });
  const [{ width, height } = large] = panels;
  const rows = Math.ceil(panels.length / columns);
  const below = margin + rows * (height + 8) + 14;
  const told = panels.length === 1 ? note : `${valueTitle} over epochs; ${base?.label ?? ""} in grey. ${note}`;
  const wide = columns * width + (columns - 1) * small.gap + labels;
  return svgDocument(
    {
      width: Math.max(wide, textWidth(told, labelStyle)) + 2 * margin,
      height: below + margin,
      content: [...content, text(told, { x: margin, y: below, ...labelStyle, fill: ink.faint })].join(""),
    },
    title,
  );
}

interface PlotOptions {
  readonly epochs: [number, number];
  readonly values: [number, number];
  readonly valueTitle: string | undefined;
  readonly isLabelled: boolean;
  readonly xTitle: string | undefined;
}

function plot(series: readonly Series[], box: PlotBox, options: PlotOptions): string {
  const { valueTitle, isLabelled, xTitle } = options;
  const [first, last] = options.epochs;
  // One epoch is a point in the middle.
  const x = scaleLinear(first === last ? [first - 1, last + 1] : [first, last], [box.left, box.right]);
  const y = scaleLinear(options.values, [box.bottom, box.top]).nice(5);
  const ticks = x
    .ticks(isLabelled ? 10 : 5)
    .filter((epoch) => Number.isInteger(epoch) && epoch >= first && epoch <= last)
    .map((value) => ({ value, label: String(value) }));
  const band = area<Series["points"][number]>(
    ({ epoch }) => x(epoch),
    ({ lower }) => y(lower),
    ({ upper }) => y(upper),
  ).digits(2);
  const mean = line<Series["points"][number]>(
    ({ epoch }) => x(epoch),
    ({ mean: value }) => y(value),
  ).digits(2);
  const heights = series.map(({ points }) => y(points.at(-1)?.mean ?? 0));
  const places = spreadHeights(heights, 14, [box.top, box.bottom]);
  return [
    verticalAxis(box, y, plainTicks(y, 5), valueTitle ?? series.at(-1)?.label),
    horizontalAxis(box, x, ticks, xTitle),
    ...series.map(({ points, place }) =>
      element("path", {
        d: band([...points]) ?? "",
        fill: seriesPaint(place).colour,
        "fill-opacity": 0.16,
        stroke: "none",
      }),
    ),
    ...series.map(({ points, place }) => {
      const { colour, dash } = seriesPaint(place);
      const d = mean([...points]) ?? "";
      return element("path", {
        d,
        fill: "none",
        stroke: colour,
        "stroke-width": 2,
        "stroke-dasharray": dash,
        "stroke-linejoin": "round",
      });
    }),
    ...series.flatMap(({ label, points, place }, index) => {
      if (!isLabelled) return [];
      const [end, height] = [x(points.at(-1)?.epoch ?? last), places[index] ?? 0];
      return [
        element("path", {
          d: `M${round(end + 2)},${round(heights[index] ?? 0)}L${round(box.right + 10)},${round(height)}`,
          stroke: seriesPaint(place).colour,
          "stroke-width": 0.75,
        }),
        text(label, { x: box.right + 13, y: height + 3.6, ...labelStyle }),
      ];
    }),
  ].join("");
}

/** Heights of labels beside lines that end at given heights, moved apart until none covers another, in the order of the lines. */
function spreadHeights(
  heights: readonly number[],
  gap: number,
  [top, bottom]: readonly [number, number],
): readonly number[] {
  const order = heights.map((_, index) => index).toSorted((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const places = [...heights];
  let last = top - gap;
  for (const index of order) last = places[index] = Math.max(places[index] ?? 0, last + gap);
  let next = Math.max(bottom, top + gap * (heights.length - 1)) + gap;
  for (const index of order.toReversed()) next = places[index] = Math.min(places[index] ?? 0, next - gap);
  return places;
}
