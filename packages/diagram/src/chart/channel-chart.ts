import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { element } from "../svg/element.js";
import { ink } from "../svg/palette.js";
import { moved, svgDocument } from "../svg/picture.js";
import { text } from "../svg/text.js";
import { textWidth } from "../layout/text-width.js";
import { extentOf, horizontalAxis, plainTicks, type PlotBox, tickSize, verticalAxis } from "./axes.js";
import { seriesPaint } from "./series-paint.js";

/** Values of the channels of several modules, a plot for each, as Figure 6 of Hu et al. (2018). */
export interface ChannelChart {
  readonly title: string;
  /** What lies across and what upwards. */
  readonly channelTitle: string;
  readonly valueTitle: string;
  readonly note: string;
  /** The names of the curves; the first is what others are compared with. */
  readonly series: readonly string[];
  readonly panels: readonly {
    readonly title: string;
    /** By series, then channel; a series without values has none here. */
    readonly values: readonly (readonly number[])[];
  }[];
}

const margin = 20;
const panel = { width: 330, height: 168, gap: 26, columns: 3 };
const edge = { left: 40, top: 26, bottom: 24 };
const labelStyle = { size: tickSize };

/** A chart of values by channel as SVG: all plots have one vertical axis. */
export function channelChartSvg(chart: ChannelChart): string {
  const { title, channelTitle, valueTitle, note, series, panels } = chart;
  const values = panels.flatMap((one) => one.values.flat());
  const columns = Math.min(panel.columns, Math.max(1, panels.length));
  const head = legend(series);
  const top = margin + 44;
  const drawn = panels.map((one, index) =>
    moved(
      { width: panel.width, height: panel.height, content: plot(one, extentOf(values)) },
      margin + (index % columns) * (panel.width + panel.gap),
      top + Math.floor(index / columns) * (panel.height + 8),
    ),
  );
  const below = top + Math.ceil(panels.length / columns) * (panel.height + 8) + 16;
  const told = `${valueTitle} by ${channelTitle}. ${note}`;
  const width = Math.max(
    columns * panel.width + (columns - 1) * panel.gap,
    head.width,
    textWidth(told, labelStyle),
    textWidth(title, { size: 16, bold: true }),
  );
  return svgDocument(
    {
      width: width + 2 * margin,
      height: below + margin,
      content: [
        text(title, { x: margin, y: margin + 12, size: 16, bold: true }),
        moved({ ...head, height: 14 }, margin, margin + 32),
        ...drawn,
        text(told, { x: margin, y: below, ...labelStyle, fill: ink.faint }),
      ].join(""),
    },
    title,
  );
}

function legend(series: readonly string[]): { readonly width: number; readonly content: string } {
  let x = 0;
  const content = series.map((name, place) => {
    const { colour, dash } = seriesPaint(place);
    const drawn =
      element("path", { d: `M${x},0h22`, stroke: colour, "stroke-width": 2, "stroke-dasharray": dash }) +
      text(name, { x: x + 28, y: 3.6, ...labelStyle });
    x += 28 + textWidth(name, labelStyle) + 18;
    return drawn;
  });
  return { width: x, content: content.join("") };
}

function plot({ title, values }: ChannelChart["panels"][number], extent: [number, number]): string {
  const box: PlotBox = { left: edge.left, top: edge.top, right: panel.width, bottom: panel.height - edge.bottom };
  const channels = values.reduce((most, { length }) => Math.max(most, length), 1);
  const x = scaleLinear([0, Math.max(1, channels - 1)], [box.left, box.right]);
  const y = scaleLinear(extent, [box.bottom, box.top]).nice(4);
  const ticks = x
    .ticks(5)
    .filter((channel) => Number.isInteger(channel) && channel < channels)
    .map((value) => ({ value, label: String(value) }));
  const path = line<Point>(
    ({ channel }) => x(channel),
    ({ value }) => y(value),
  ).digits(1);
  return [
    verticalAxis(box, y, plainTicks(y, 4), title),
    horizontalAxis(box, x, ticks),
    // What others are compared with lies on top of them.
    ...values
      .map((one, place) => {
        const { colour, dash } = seriesPaint(place);
        return element("path", {
          d: path(thinned(one, box.right - box.left)) ?? "",
          fill: "none",
          stroke: colour,
          "stroke-width": place === 0 ? 1.5 : 1.1,
          "stroke-dasharray": dash,
          "stroke-linejoin": "round",
        });
      })
      .toReversed(),
  ].join("");
}

interface Point {
  readonly channel: number;
  readonly value: number;
}

/** At most two points to a pixel, the least and the greatest value there, so that no peak is lost. */
function thinned(values: readonly number[], pixels: number): Point[] {
  const points = values.map((value, channel): Point => ({ channel, value }));
  const size = Math.ceil(points.length / pixels);
  if (size <= 2) return points;
  const starts = Array.from({ length: Math.ceil(points.length / size) }, (_, index) => index * size);
  return starts.flatMap((start) => {
    const bucket = points.slice(start, start + size).toSorted((a, b) => a.value - b.value);
    const ends = [bucket[0], bucket.at(-1)].filter((point) => point !== undefined);
    return ends.toSorted((a, b) => a.channel - b.channel);
  });
}
