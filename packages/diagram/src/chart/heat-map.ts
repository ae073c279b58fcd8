import { scaleLinear } from "d3-scale";
import { element } from "../svg/element.js";
import { ink } from "../svg/palette.js";
import { moved, type Picture, svgDocument } from "../svg/picture.js";
import { text } from "../svg/text.js";
import { textWidth, widest } from "../layout/text-width.js";
import { plainTicks, round, tickSize } from "./axes.js";

/** Maps beside each other, with the same rows: in each a row of cells, as many as it has values, across the whole width. */
export interface HeatMap {
  readonly title: string;
  readonly note: string;
  readonly rows: readonly string[];
  readonly maps: readonly {
    readonly title: string;
    /** What the palest and the darkest colour stand for. */
    readonly domain: readonly [least: number, most: number];
    /** By row. */
    readonly values: readonly (readonly number[])[];
  }[];
}

const margin = 20;
const map = { width: 360, row: 15, gap: 30, top: 24 };
const labelStyle = { size: tickSize };
/** From paper to Okabe and Ito's blue, darker with each step, so that a grey print says the same. */
const colours = ["#fbfcfd", "#cfe3f2", "#8fbfe0", "#3f8fc4", "#00558a", "#002b47"];

/** A heat map as SVG. Rows of more values than pixels show the mean of those that share one. */
export function heatMapSvg({ title, note, rows, maps }: HeatMap): string {
  const labels = widest(rows.map((row) => textWidth(row, labelStyle))) + 8;
  const height = map.top + rows.length * map.row;
  const pictures = maps.map(({ title: name, domain, values }): Picture => {
    const colour = colourScale(domain);
    const cells = values.map((row, index) => rowOfCells(row, map.top + index * map.row, colour));
    const content =
      text(name, { x: 0, y: 12, size: 11.5, bold: true }) + cells.join("") + legend(domain, height + 12, colour);
    return { width: map.width, height: height + 42, content };
  });
  const top = margin + 24;
  const below = top + height + 66;
  const width = labels + maps.length * map.width + (maps.length - 1) * map.gap;
  const content = [
    text(title, { x: margin, y: margin + 12, size: 16, bold: true }),
    ...rows.map((row, index) =>
      text(row, { x: margin + labels - 8, y: top + map.top + index * map.row + 11, ...labelStyle, anchor: "end" }),
    ),
    ...pictures.map((picture, index) => moved(picture, margin + labels + index * (map.width + map.gap), top)),
    text(note, { x: margin, y: below, ...labelStyle, fill: ink.faint }),
  ];
  return svgDocument(
    {
      width: Math.max(width, textWidth(note, labelStyle), textWidth(title, { size: 16, bold: true })) + 2 * margin,
      height: below + margin - 6,
      content: content.join(""),
    },
    title,
  );
}

/** Cells of one row; neighbours of one colour are one. */
function rowOfCells(values: readonly number[], y: number, colour: (value: number) => string): string {
  const cells = averaged(values, map.width);
  const size = map.width / Math.max(1, cells.length);
  const drawn: string[] = [];
  for (let start = 0, end = 0; start < cells.length; start = end) {
    const fill = colour(cells[start] ?? 0);
    for (end = start + 1; end < cells.length && colour(cells[end] ?? 0) === fill;) end += 1;
    const x = round(start * size);
    // Over the next a little: no gap shows between them.
    drawn.push(
      element("rect", {
        x,
        y,
        width: round(end * size) - x + (end < cells.length ? 0.4 : 0),
        height: map.row - 2,
        fill,
      }),
    );
  }
  const frame = { x: 0, y, width: map.width, height: map.row - 2, fill: "none", stroke: ink.rule, "stroke-width": 0.5 };
  return drawn.join("") + element("rect", frame);
}

function averaged(values: readonly number[], most: number): readonly number[] {
  const size = Math.ceil(values.length / most);
  if (size <= 1) return values;
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) => {
    const part = values.slice(index * size, (index + 1) * size);
    return part.reduce((total, value) => total + value, 0) / part.length;
  });
}

/** In 48 steps, which are told apart by none, so that neighbours often are one. */
function colourScale([least, most]: readonly [number, number]): (value: number) => string {
  const steps = 48;
  const places = colours.map((_, index) => index / (colours.length - 1));
  const mixed = [0, 1, 2].map((part) =>
    scaleLinear(
      places,
      colours.map((colour) => Number.parseInt(colour.slice(1 + 2 * part, 3 + 2 * part), 16)),
    ),
  );
  return (value) => {
    const share = most > least ? Math.min(1, Math.max(0, (value - least) / (most - least))) : 0;
    const at = Math.round(share * steps) / steps;
    return `#${mixed.map((scale) => Math.round(scale(at)).toString(16).padStart(2, "0")).join("")}`;
  };
}

function legend(domain: readonly [number, number], y: number, colour: (value: number) => string): string {
  const [least, most] = domain;
  const width = 140;
  const x = scaleLinear([least, most > least ? most : least + 1], [0, width]);
  const steps = Array.from({ length: 28 }, (_, index) => {
    const value = least + ((index + 0.5) / 28) * (most - least);
    return element("rect", { x: index * 5, y, width: 5.2, height: 8, fill: colour(value) });
  });
  const ticks = plainTicks(x, 4).map(({ value, label }) =>
    text(label, { x: x(value), y: y + 20, size: 9.5, anchor: "middle", fill: ink.faint }),
  );
  return steps.join("") + ticks.join("");
}
