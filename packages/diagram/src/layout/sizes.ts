import type { FlowNode } from "../model/flow.js";
import { changeSigns } from "../model/change-signs.js";
import { type TextStyle, textWidth, widest } from "./text-width.js";

/** Sizes of text in drawings, in pixels: of boxes, of what explains them, and of sizes on edges. */
export const textSizes = { node: 12, note: 10.5, edge: 10.5, title: 12 } as const;

/** Of a line in a box. */
export const lineHeight = 15;
/** Of a note in a box. */
export const noteHeight = 13;
const padding = { x: 9, y: 6 };
const joinDiameter = 22;
const siteDiameter = 9;
/** The room for one branch above a concat. */
const columnWidth = 112;

/** The size that a node needs for its text and for what enters it. */
export function nodeSize(
  { shape, lines, notes = [] }: FlowNode,
  entering: number,
): { readonly width: number; readonly height: number } {
  if (shape === "join") return { width: joinDiameter, height: joinDiameter };
  if (shape === "site") return { width: siteDiameter, height: siteDiameter };
  const size = shape === "terminal" ? textSizes.edge : textSizes.node;
  const widths = lines.map((line) => textWidth(line, { size }));
  if (shape === "terminal") return { width: widest(widths) + 4, height: 14 };
  const noteWidths = notes.map((note) => textWidth(note, { size: textSizes.note }));
  const columns = shape === "concat" ? columnWidth * entering : 44;
  return {
    width: widest([columns, ...widths, ...noteWidths]) + 2 * padding.x,
    height: lines.length * lineHeight + notes.length * noteHeight + 2 * padding.y,
  };
}

/** What stands beside a site: its lines with the size of each. */
export function siteText({
  lines,
  group,
  change,
}: FlowNode): readonly (TextStyle & { readonly line: string; readonly y: number })[] {
  const first = group === undefined ? { size: textSizes.note } : { size: textSizes.title, bold: true };
  const sign = change === undefined ? "" : `${changeSigns[change]} `;
  return lines.map((line, index) => ({
    line: index === 0 ? `${sign}${line}` : line,
    ...(index === 0 ? first : { size: textSizes.note }),
    y: 14 * index,
  }));
}

/** The room that the text beside a site needs. */
export function siteTextSize(node: FlowNode): { readonly width: number; readonly height: number } {
  const widths = siteText(node).map(({ line, ...style }) => textWidth(line, style));
  return { width: widest(widths) + 6, height: 14 * node.lines.length };
}
