import { scaleLinear } from "d3-scale";
import { element } from "../svg/element.js";
import { formatCount, formatShort } from "../svg/numbers.js";
import { ink } from "../svg/palette.js";
import { moved, type Picture, svgDocument } from "../svg/picture.js";
import { text } from "../svg/text.js";
import { textWidth, widest } from "../layout/text-width.js";

/** Bars of one unit, in groups from left to right. */
export interface BarPanel {
  readonly title: string;
  readonly unit: string;
  readonly total: number;
  readonly groups: readonly {
    readonly label: string;
    readonly total: number;
    readonly bars: readonly {
      readonly label: string;
      readonly value: number;
      /** A value to compare with, drawn as a line across the bar. */
      readonly mark?: number;
    }[];
  }[];
}

/** Panels one below the other, two beside each other. */
export interface BarChart {
  readonly title: string;
  readonly panels: readonly BarPanel[];
  /** What the lines across bars are. */
  readonly mark: string;
}

const margin = 20;
const plot = { height: 150, left: 62, top: 34, bottom: 44 };
/** Lines across a panel, about. */
const tickCount = 4;
const bar = { width: 14, gap: 4, groupGap: 22 };
const paint = { fill: "#e69f00", stroke: "#7a5200" };

/** A bar chart as SVG. Bars are told from marks in grey, too. */
export function barChartSvg({ title, panels, mark }: BarChart): string {
  const pictures = panels.map(panelPicture);
  const columns = [0, 1].map((column) => pictures.filter((_, index) => index % 2 === column));
  const [left = 0, right = 0] = columns.map((column) => widest(column.map(({ width }) => width)));
  const parts = [text(title, { x: margin, y: margin + 14, size: 16, bold: true })];
  let y = margin + 34;
  for (let row = 0; row < (columns[0]?.length ?? 0); row++) {
    const [a, b] = columns.map((column) => column[row]);
    if (a !== undefined) parts.push(moved(a, margin, y));
    if (b !== undefined) parts.push(moved(b, margin + left + 36, y));
    y += Math.max(a?.height ?? 0, b?.height ?? 0) + 16;
  }
  if (panels.some(({ groups }) => groups.some(({ bars }) => bars.some((one) => one.mark !== undefined)))) {
    parts.push(markLine(margin, 18, y + 8), text(mark, { x: margin + 26, y: y + 12, size: 11 }));
    y += 26;
  }
  const width = Math.max(
    left + 36 + right,
    textWidth(title, { size: 16, bold: true }),
    textWidth(mark, { size: 11 }) + 26,
  );
  return svgDocument({ width: width + 2 * margin, height: y + margin, content: parts.join("") }, title);
}

function panelPicture({ title, unit, total, groups }: BarPanel): Picture {
  const heading = `${title}: ${formatCount(total)} ${unit}`;
  const highest = groups
    .flatMap(({ bars }) => bars.flatMap(({ value, mark = 0 }) => [value, mark]))
    .reduce((most, value) => Math.max(most, value), 5);
  const base = plot.top + plot.height;
  const heightOf = scaleLinear().domain([0, highest]).nice(tickCount).range([0, plot.height]);
  const bars: string[] = [];
  let x = plot.left + 8;
  for (const group of groups) {
    const label = [group.label, formatCount(group.total)];
    const own = group.bars.length * (bar.width + bar.gap) - bar.gap;
    const width = widest([own, ...label.map((line) => textWidth(line, { size: 10.5 }))]);
    for (const [index, { value, mark }] of group.bars.entries()) {
      const at = x + (width - own) / 2 + index * (bar.width + bar.gap);
      const height = heightOf(value);
      bars.push(element("rect", { x: at, y: base - height, width: bar.width, height, ...paint, "stroke-width": 1 }));
      if (mark !== undefined) bars.push(markLine(at - 2, bar.width + 4, base - heightOf(mark)));
    }
    for (const [line, words] of label.entries())
      bars.push(
        text(words, {
          x: x + width / 2,
          y: base + 16 + 14 * line,
          size: 10.5,
          anchor: "middle",
          fill: line === 0 ? ink.text : ink.faint,
        }),
      );
    x += width + bar.groupGap;
  }
  const right = Math.max(x - bar.groupGap + 8, textWidth(heading, { size: 12, bold: true }));
  const grid = heightOf.ticks(tickCount).flatMap((tick) => {
    const y = base - heightOf(tick);
    return [
      element("path", {
        d: `M${plot.left},${y}H${right}`,
        stroke: tick === 0 ? ink.line : ink.rule,
        "stroke-width": 1,
      }),
      text(tick === 0 ? "0" : formatShort(tick).replace(/\.?0+(?= |$)/, ""), {
        x: plot.left - 6,
        y: y + 3.5,
        size: 10.5,
        anchor: "end",
        fill: ink.faint,
      }),
    ];
  });
  const content = [text(heading, { x: 0, y: 12, size: 12, bold: true }), ...grid, ...bars].join("");
  return { width: right, height: base + plot.bottom, content };
}

function markLine(x: number, width: number, y: number): string {
  return element("path", { d: `M${x},${y}h${width}`, stroke: ink.text, "stroke-width": 2 });
}
