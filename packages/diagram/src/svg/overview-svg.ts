import { arrow } from "./arrow.js";
import { rectangle } from "./flow-svg.js";
import type { Overview, OverviewSection } from "./overview.js";
import { rowBox, rowWidth } from "./overview-row.js";
import { ink } from "./palette.js";
import type { Picture } from "./picture.js";
import { text } from "./text.js";
import { textWidth, widest } from "../layout/text-width.js";

const size = 11;
const rowHeight = 26;
const arrowHeight = 25;
const margin = 8;

/** The network from top to bottom: rows by section, sizes on the ways between them, costs beside them. */
export function overviewSvg(overview: Overview): Picture {
  const { columns, input, totals } = overview;
  const isAside = ({ kind }: OverviewSection): boolean => kind === "auxiliary";
  // What branches off stands at the end.
  const sections = [...overview.sections.filter((section) => !isAside(section)), ...overview.sections.filter(isAside)];
  const rows = sections.flatMap((section) => section.rows.map((row) => ({ section, row })));
  const left = margin + widest(sections.map(({ title }) => textWidth(title, { size: 12, bold: true }))) + 24;
  const width = widest([180, ...rows.map(({ row }) => rowWidth(row))]);
  const widths = columns.map((title, index) =>
    widest([
      textWidth(title, { size, bold: true }),
      textWidth(totals[index] ?? "", { size, bold: true }),
      ...rows.map(({ row }) => textWidth(row.cells[index] ?? "", { size })),
    ]),
  );
  const rights = widths.map(
    (_, index) => left + width + widths.slice(0, index + 1).reduce((sum, own) => sum + own + 18, 0),
  );
  const right = (rights.at(-1) ?? left + width) + margin;
  const middle = left + width / 2;
  const parts: string[] = [];
  const bands: string[] = [];
  const cells = (texts: readonly string[], baseline: number, bold = false): void => {
    for (const [index, cell] of texts.entries())
      parts.push(text(cell, { x: rights[index] ?? 0, y: baseline, size, anchor: "end", bold }));
  };
  const way = (from: number, length: number, label: string): void => {
    parts.push(
      arrow([
        { x: middle, y: from },
        { x: middle, y: from + length },
      ]),
    );
    parts.push(text(label, { x: middle + 8, y: from + length - 9, size: 10.5, fill: ink.faint }));
  };
  for (const [index, title] of columns.entries())
    parts.push(text(title, { x: rights[index] ?? 0, y: 12, size, anchor: "end", bold: true, fill: ink.faint }));
  parts.push(text("input", { x: middle, y: 12, size, anchor: "middle", fill: ink.faint }));
  let y = 16;
  let flowing = input;
  for (const [index, { section, row }] of rows.entries()) {
    const isFirst = rows[index - 1]?.section !== section;
    const isLast = rows[index + 1]?.section !== section;
    if (isAside(section)) {
      if (isFirst) y += 12;
      y += 4;
    } else {
      way(y, arrowHeight, flowing);
      y += arrowHeight;
      flowing = row.output;
    }
    if (isFirst) {
      bands.push(bandOf(section, { x: 0, y: y - 7, width: right }));
      parts.push(text(section.title, { x: margin, y: y + 17, size: 12, bold: true }));
    }
    parts.push(rowBox(row, { x: left, y, width, height: rowHeight }));
    cells(row.cells, y + 17);
    y += rowHeight;
    if (isAside(section) || rows[index + 1]?.section.kind === section.kind || !isLast) continue;
    if (rows.slice(index + 1).some((later) => !isAside(later.section))) continue;
    way(y, 18, "");
    y += 20;
    parts.push(text(flowing, { x: middle, y: y + 10, size: 10.5, anchor: "middle", fill: ink.faint }));
    const rule = { x: left + width + 12, y: y - 2, width: right - left - width - 12, height: 1 };
    parts.push(rectangle(rule, { fill: ink.rule, stroke: "none" }, 0));
    cells(totals, y + 13, true);
    y += 18;
  }
  return { width: right, height: y + 8, content: [...bands, ...parts].join("") };
}

/** A band behind a section's rows. */
function bandOf({ rows, kind }: OverviewSection, { x, y, width }: { x: number; y: number; width: number }): string {
  const steps = kind === "auxiliary" ? 4 : arrowHeight;
  const height = rows.length * rowHeight + (rows.length - 1) * steps + 14;
  return rectangle({ x, y, width, height }, { fill: kind === "stage" ? ink.band : "none", stroke: "none" }, 4);
}
