import { scaleLinear, scaleLog } from "d3-scale";
import { element } from "../svg/element.js";
import { ink } from "../svg/palette.js";
import { moved, type Picture, svgDocument } from "../svg/picture.js";
import { text } from "../svg/text.js";
import { textWidth, widest } from "../layout/text-width.js";
import {
  type ChartInterval,
  countTicks,
  horizontalAxis,
  extentOf,
  padded,
  plainTicks,
  type PlotBox,
  round,
  type Scale,
  tickSize,
  verticalAxis,
} from "./axes.js";
import { paretoFront } from "./pareto-front.js";
import { seriesMark, seriesPaint } from "./series-paint.js";

/** Values of several networks against what they cost: a panel for each cost. */
export interface CostChart {
  readonly title: string;
  readonly valueTitle: string;
  readonly isMoreBetter: boolean;
  /** The first is what others are compared with. */
  readonly points: readonly {
    readonly label: string;
    readonly value: number;
    readonly interval?: ChartInterval;
  }[];
  readonly panels: readonly {
    readonly title: string;
    /** Whether its numbers are counts, in thousands and millions. */
    readonly isCount: boolean;
    /** Of each point. */
    readonly costs: readonly { readonly cost: number; readonly lower?: number; readonly upper?: number }[];
  }[];
}

const margin = 20;
const size = { width: 345, height: 290, left: 46, top: 26, bottom: 46, gap: 30 };
/** Points of the same cost stand side by side, so far apart. */
const apart = 10;
const style = { size: tickSize };
const note =
  "Bars: 95 % intervals; of times, the fastest and the slowest round. Dashed: nothing that costs no more is better, and these marks are filled.";

/** A chart of costs as SVG: marks with intervals, and a stepped line through what nothing beats. */
export function costChartSvg(chart: CostChart): string {
  const { title, panels, points } = chart;
  const width = Math.max(
    panels.length * size.width + (panels.length - 1) * size.gap,
    widest([note, ...points.map(({ label }) => label)].map((words) => textWidth(words, style) + 30)),
  );
  const drawn = panels.map((_, index) =>
    moved({ ...size, content: panelOf(chart, index) }, margin + index * (size.width + size.gap), margin),
  );
  const { content, height } = legendOf(
    points.map(({ label }) => label),
    width,
  );
  const below = margin + size.height + 16;
  return svgDocument(
    {
      width: width + 2 * margin,
      height: below + height + 26 + margin,
      content: [
        ...drawn,
        moved({ width, height, content }, margin, below),
        text(note, { x: margin, y: below + height + 20, ...style, fill: ink.faint }),
      ].join(""),
    },
    title,
  );
}

function panelOf({ points, panels, valueTitle, isMoreBetter }: CostChart, index: number): string {
  const { title, costs, isCount } = panels[index] ?? { title: "", costs: [], isCount: false };
  const box: PlotBox = { left: size.left, top: size.top, right: size.width, bottom: size.height - size.bottom };
  const x = costScale(
    costs.flatMap(({ cost, lower = cost, upper = cost }) => [lower, cost, upper]),
    [box.left, box.right],
  );
  const y = scaleLinear(
    padded(
      points.flatMap(({ value, interval }) => [value, interval?.lower ?? value, interval?.upper ?? value]),
      0.05,
    ),
    [box.bottom, box.top],
  ).nice(5);
  const front = paretoFront(
    points.map(({ value }, place) => ({ cost: costs[place]?.cost ?? Number.NaN, value })),
    isMoreBetter,
  );
  const at = sideBySide(costs.map(({ cost }) => x(cost)));
  const places = points.map(({ value }, place) => ({ x: at[place] ?? 0, y: y(value) }));
  return [
    verticalAxis(box, y, plainTicks(y, 5), index === 0 ? valueTitle : undefined),
    horizontalAxis(box, x, isCount ? countTicks(x, 5) : plainTicks(x, 5), title),
    step(
      front.map((place) => places[place] ?? { x: 0, y: 0 }),
      box,
      isMoreBetter,
    ),
    ...points.map(({ interval }, place) => {
      const { x: left = 0, y: middle = 0 } = places[place] ?? {};
      return errorBars(costs[place], interval, { x, y, at: left, middle });
    }),
    ...places.map((point, one) => seriesMark(seriesPaint(one), point.x, point.y, { isHollow: !front.includes(one) })),
  ].join("");
}

/** Marks and what they are, in lines that are as wide as the chart at most. */
function legendOf(labels: readonly string[], width: number): Picture {
  const parts: string[] = [];
  let [x, y] = [6, 8];
  for (const [place, label] of labels.entries()) {
    const own = 14 + textWidth(label, style);
    if (x > 6 && x + own > width) [x, y] = [6, y + 19];
    parts.push(seriesMark(seriesPaint(place), x, y), text(label, { x: x + 11, y: y + 3.8, ...style }));
    x += own + 22;
  }
  return { width, height: y + 8, content: parts.join("") };
}

/** Costs that differ much stand by their orders of magnitude. */
function costScale(costs: readonly number[], range: [number, number]): Scale {
  const [least, most] = extentOf(costs);
  if (least > 0 && most / least > 30) return scaleLog([least / 1.3, most * 1.3], range);
  return scaleLinear(padded(costs, 0.1), range);
}

/** Places that are moved apart where several are the same. */
function sideBySide(places: readonly number[]): readonly number[] {
  const order = places.map((_, index) => index).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const groups: number[][] = [];
  for (const index of order) {
    const last = groups.at(-1);
    const before = places[last?.at(-1) ?? -1];
    if (last !== undefined && before !== undefined && (places[index] ?? 0) - before < apart / 2) last.push(index);
    else groups.push([index]);
  }
  const spread = [...places];
  for (const group of groups)
    for (const [rank, index] of group.toSorted((a, b) => a - b).entries())
      spread[index] = (places[index] ?? 0) + apart * (rank - (group.length - 1) / 2);
  return spread;
}

function errorBars(
  cost: CostChart["panels"][number]["costs"][number] | undefined,
  interval: CostChart["points"][number]["interval"],
  { x, y, at, middle }: { readonly x: Scale; readonly y: Scale; readonly at: number; readonly middle: number },
): string {
  const paths: string[] = [];
  if (interval !== undefined) {
    const [low, high] = [y(interval.lower), y(interval.upper)];
    paths.push(
      `M${round(at)},${round(low)}V${round(high)}M${round(at - 3)},${round(low)}h6M${round(at - 3)},${round(high)}h6`,
    );
  }
  if (cost?.lower !== undefined && cost.upper !== undefined)
    paths.push(`M${round(x(cost.lower))},${round(middle)}H${round(x(cost.upper))}`);
  if (paths.length === 0) return "";
  return element("path", { d: paths.join(""), fill: "none", stroke: ink.faint, "stroke-width": 1.25 });
}

function step(
  points: readonly { readonly x: number; readonly y: number }[],
  box: PlotBox,
  isMoreBetter: boolean,
): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const from = isMoreBetter ? box.bottom : box.top;
  const d = [
    `M${round(first.x)},${round(from)}V${round(first.y)}`,
    ...rest.map(({ x, y }) => `H${round(x)}V${round(y)}`),
    `H${round(box.right)}`,
  ].join("");
  return element("path", { d, fill: "none", stroke: ink.line, "stroke-width": 1, "stroke-dasharray": "4 3" });
}
