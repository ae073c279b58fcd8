import { scaleLinear } from "d3-scale";
import { element } from "../svg/element.js";
import { ink } from "../svg/palette.js";
import { svgDocument } from "../svg/picture.js";
import { text } from "../svg/text.js";
import { textWidth, widest } from "../layout/text-width.js";
import {
  type ChartInterval,
  extentOf,
  horizontalAxis,
  plainTicks,
  type PlotBox,
  round,
  type Scale,
  tickSize,
} from "./axes.js";
import { seriesPaint } from "./series-paint.js";

/** Differences with their intervals, one below the other, beside a line at 0. */
export interface ForestChart {
  readonly title: string;
  readonly axisTitle: string;
  /** Title of the texts to the right. */
  readonly textTitle: string;
  readonly rows: readonly {
    readonly label: string;
    /** Missing where nothing is known. */
    readonly difference?: number;
    readonly interval?: ChartInterval;
    /** A second interval, drawn thin below. */
    readonly contrast?: ChartInterval;
    /** Whether something can be told, whose mark is filled. */
    readonly isTold: boolean;
    readonly text: string;
  }[];
  /** What the thin intervals are. */
  readonly contrastName: string;
}

const margin = 20;
const rowHeight = 30;
const plotWidth = 380;
const style = { size: 11.5 };
const { colour } = seriesPaint(1);

/** Differences as SVG. */
export function forestChartSvg({ title, axisTitle, textTitle, rows, contrastName }: ForestChart): string {
  const labels = widest(rows.map(({ label }) => textWidth(label, style)));
  const texts = widest([
    ...rows.map((row) => textWidth(row.text, style)),
    textWidth(textTitle, { ...style, bold: true }),
  ]);
  const box: PlotBox = {
    left: margin + labels + 18,
    top: margin + 20,
    right: margin + labels + 18 + plotWidth,
    bottom: margin + 20 + rowHeight * rows.length + 8,
  };
  const values = rows.flatMap(({ difference = 0, interval, contrast }) => [
    0,
    difference,
    ...[interval, contrast].flatMap((one) => (one === undefined ? [] : [one.lower, one.upper])),
  ]);
  const [least, most] = extentOf(values);
  const room = (most - least) * 0.05 || 1;
  const x = scaleLinear([least - room, most + room], [box.left, box.right]).nice(6);
  const zero = x(0);
  const right = box.right + 22;
  const hasContrast = rows.some(({ contrast }) => contrast !== undefined);
  const legend = box.bottom + 52;
  const parts = [
    text(textTitle, { x: right, y: box.top - 6, ...style, bold: true }),
    ...plainTicks(x, 6).map(({ value }) =>
      element("path", {
        d: `M${round(x(value))},${round(box.top)}V${round(box.bottom)}`,
        stroke: ink.rule,
        "stroke-width": 0.75,
      }),
    ),
    element("path", {
      d: `M${round(zero)},${round(box.top)}V${round(box.bottom)}`,
      stroke: ink.text,
      "stroke-width": 1.25,
    }),
    horizontalAxis(box, x, plainTicks(x, 6), axisTitle),
    ...rows.map((row, index) => {
      const y = box.top + rowHeight * (index + 0.5) + 4;
      return [
        text(row.label, { x: margin + labels, y: y + 4, ...style, anchor: "end" }),
        rowMarks(row, x, y),
        text(row.text, { x: right, y: y + 4, ...style }),
      ].join("");
    }),
    ...legendOf(margin, legend, hasContrast ? contrastName : undefined),
  ];
  const width = right + texts + margin;
  return svgDocument({ width, height: legend + margin, content: parts.join("") }, title);
}

function rowMarks(
  { difference, interval, contrast, isTold }: ForestChart["rows"][number],
  x: Scale,
  y: number,
): string {
  if (difference === undefined) return "";
  return [
    contrast === undefined ? "" : thin(x(contrast.lower), x(contrast.upper), y + 8),
    interval === undefined ? "" : thick(x(interval.lower), x(interval.upper), y),
    mark(x(difference), y, isTold),
  ].join("");
}

function thick(from: number, to: number, y: number): string {
  const d = `M${round(from)},${round(y)}H${round(to)}M${round(from)},${round(y - 4)}v8M${round(to)},${round(y - 4)}v8`;
  return element("path", { d, fill: "none", stroke: colour, "stroke-width": 2 });
}

function thin(from: number, to: number, y: number): string {
  const d = `M${round(from)},${round(y)}H${round(to)}`;
  return element("path", { d, fill: "none", stroke: ink.faint, "stroke-width": 1.25, "stroke-dasharray": "2 2.5" });
}

/** A square, as forest plots have it. */
function mark(x: number, y: number, isTold: boolean): string {
  const fill = isTold ? colour : ink.paper;
  return element("rect", {
    x: x - 4.5,
    y: y - 4.5,
    width: 9,
    height: 9,
    fill,
    stroke: colour,
    "stroke-width": 1.75,
  });
}

function legendOf(left: number, y: number, contrastName: string | undefined): readonly string[] {
  const parts: string[] = [];
  let at = left;
  const entry = (drawn: string, words: string): void => {
    parts.push(drawn, text(words, { x: at + 32, y: y + 4, size: tickSize, fill: ink.faint }));
    at += 32 + textWidth(words, { size: tickSize }) + 26;
  };
  entry(thick(at, at + 24, y) + mark(at + 12, y, true), "told apart");
  entry(thick(at, at + 24, y) + mark(at + 12, y, false), "cannot be told");
  if (contrastName !== undefined) entry(thin(at, at + 24, y), contrastName);
  return parts;
}
