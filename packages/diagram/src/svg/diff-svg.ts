import type { DiffRow, NetworkDiff } from "../model/network-diff.js";
import { chipOf, type Overview, orNothing, type OverviewRow } from "./overview.js";
import { changeSign } from "./change-sign.js";
import { diffDetailSvg } from "./diff-detail-svg.js";
import { changePaints, ink } from "./palette.js";
import { formatCount, formatCounted, formatDifference, formatShort } from "./numbers.js";
import { overviewSvg } from "./overview-svg.js";
import { rectangle } from "./flow-svg.js";
import { moved, type Picture, svgDocument } from "./picture.js";
import type { DrawingOptions } from "./drawing-options.js";
import { framed, sheetMargin as margin, sheetOf } from "./sheet.js";
import { text } from "./text.js";
import { textWidth, widest } from "../layout/text-width.js";

/** Two networks on one page as SVG, with what is added, removed or changed in the second marked. */
export async function diffSvg(diff: NetworkDiff, options: DrawingOptions = {}): Promise<string> {
  const { theme, blocks } = options;
  const overview = overviewSvg(diffOverview(diff));
  const details: Picture[] = [];
  for (const detail of diff.details)
    if (blocks?.includes(detail.letter) !== false) details.push(await diffDetailSvg(detail, diff));
  const sheet = sheetOf(overview, details, options);
  const top = margin + 68;
  const title = `${diff.before.name} → ${diff.after.name}`;
  const key = keyOf();
  if (blocks !== undefined) return svgDocument(framed(sheet), title, theme);
  const heading = `${diff.before.name} and ${diff.after.name}`;
  const lines = [diff.before, diff.after].map((diagram) => textWidth(totals(diagram), { size: 11.5 }));
  const width = widest([sheet.width, key.width, textWidth(heading, { size: 17, bold: true }), ...lines]);
  const bottom = top + sheet.height + 20;
  return svgDocument(
    {
      width: width + 2 * margin,
      height: bottom + key.height + margin,
      content: [
        text(heading, { x: margin, y: margin + 14, size: 17, bold: true }),
        text(totals(diff.before), { x: margin, y: margin + 32, size: 11.5, fill: ink.faint }),
        text(totals(diff.after), { x: margin, y: margin + 47, size: 11.5, fill: ink.faint }),
        moved(sheet, margin, top),
        moved(key, margin, bottom),
      ].join(""),
    },
    title,
    theme,
  );
}

function totals({ name, parameters, macs }: NetworkDiff["before"]): string {
  return `${name}: ${formatCounted(parameters, "parameter")}, ${formatShort(macs)} multiply-accumulates for one picture`;
}

/** What the marks mean. */
function keyOf(): Picture {
  let x = 0;
  const parts: string[] = [];
  for (const [change, words] of [
    ["removed", "in the first alone"],
    ["added", "in the second alone"],
    ["changed", "in both, with other operations or sizes"],
  ] as const) {
    parts.push(
      rectangle({ x, y: 0, width: 26, height: 16 }, changePaints[change], 3),
      changeSign(change, x + 13, 8),
      text(words, { x: x + 34, y: 12, size: 11 }),
    );
    x += 34 + textWidth(words, { size: 11 }) + 28;
  }
  return { width: x, height: 16, content: parts.join("") };
}

function diffOverview({ before, after, sections }: NetworkDiff): Overview {
  const between = (
    a: { parameters: number; macs: number },
    b: { parameters: number; macs: number },
    count = 1,
  ): string[] => [
    orNothing(b.parameters * count, formatCount),
    orNothing((b.parameters - a.parameters) * count, formatDifference),
    orNothing(b.macs * count, formatShort),
    orNothing((b.macs - a.macs) * count, formatDifference),
  ];
  const rowOf = (row: DiffRow): OverviewRow => {
    const { change, attachments, count, detail, costs } = row;
    return {
      label: bothOf(row, ({ label }) => label),
      output: bothOf(row, ({ output }) => output),
      count,
      chips: attachments.map((attached) => ({
        ...chipOf(attached),
        ...(attached.change && { change: attached.change }),
      })),
      cells: between(costs.before, costs.after, count),
      ...(change && { change }),
      ...(detail !== undefined && { detail }),
    };
  };
  return {
    input: before.input === after.input ? after.input : `${before.input} → ${after.input}`,
    columns: ["parameters", "difference", "MACs", "difference"],
    sections: sections.map(({ kind, title, rows }) => ({ kind, title, rows: rows.map(rowOf) })),
    totals: between(before, after),
  };
}

/** What both rows say, or `a → b` where they differ. */
function bothOf({ before, after }: DiffRow, of: (row: NonNullable<DiffRow["before"]>) => string): string {
  const texts = [before, after].flatMap((row) => (row === undefined ? [] : [of(row)]));
  return [...new Set(texts)].join(" → ");
}
