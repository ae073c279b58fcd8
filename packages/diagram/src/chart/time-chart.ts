import { element } from "../svg/element.js";
import { ink, type Paint, shapePaints } from "../svg/palette.js";
import { moved, svgDocument } from "../svg/picture.js";
import { text } from "../svg/text.js";
import type { Theme } from "../svg/theme.js";
import { textWidth } from "../layout/text-width.js";
import { round, tickSize } from "./axes.js";

/** What a part of a network does: it multiplies, it is attached, it works element by element, or it puts values into another order. */
export type TimePartKind = "product" | "attachment" | "elementwise" | "layout";

const timePartKinds: readonly TimePartKind[] = ["product", "attachment", "elementwise", "layout"];

/** A part of a network with what it computes and what it takes. */
export interface TimePart {
  readonly label: string;
  readonly macs: number;
  readonly milliseconds: number;
  /** Of what has no parts itself. */
  readonly kind: TimePartKind;
  /** What of the milliseconds the roof of the machine would take; of what has no parts itself. */
  readonly roofMilliseconds: number;
  readonly parts: readonly TimePart[];
}

/** What networks compute above what they take: one panel for each measurement. */
export interface TimeChart {
  readonly title: string;
  readonly panels: readonly {
    /** `MACs: 3.87 G`. */
    readonly computed: string;
    /** `A run of batch 1: 26.4 ms`. */
    readonly taken: string;
    /** `of the roof: 150 GFLOP/s, 12 GB/s`. */
    readonly roof: string;
    readonly parts: readonly TimePart[];
  }[];
}

const margin = 20;
const width = 1040;
const rows = [20, 19, 24] as const;
const depth = rows.reduce((sum, height) => sum + height, 0);
const heading = 22;
const ribbon = 54;
const reached = { height: 58, left: 34, gap: 14 };
const panelGap = 30;
const label = { size: 10.5, least: 7.5 };

const paints: Readonly<Record<TimePartKind, Paint>> = {
  product: shapePaints.layer,
  attachment: { fill: "#fdf2dc", stroke: "#b36b00" },
  elementwise: shapePaints.pool,
  layout: { fill: "#fbe3d6", stroke: "#d55e00" },
};
const legend: Readonly<Record<TimePartKind, string>> = {
  product: "convolutions and dense layers, with what is fused with them",
  attachment: "attachments",
  elementwise: "other operations",
  layout: "changes of layout",
};

/**
 * What the parts of a network compute, as widths, above what they take, and how near each comes to the roof of the machine. Stages and
 * blocks lie outside, what they consist of inside, so that bands join a part's share of the one with its share of the other.
 */
export function timeChartSvg({ title, panels }: TimeChart, theme: Theme = "light"): string {
  const plot = { left: reached.left, width: width - reached.left };
  const height = heading * 2 + 2 * depth + ribbon + reached.gap + reached.height;
  const drawn = panels.map((panel, index) =>
    moved({ width, height, content: panelOf(panel, plot) }, margin, margin + index * (height + panelGap)),
  );
  const below = margin + panels.length * (height + panelGap) - panelGap + 26;
  const kinds = new Set(panels.flatMap(({ parts }) => parts.flatMap(kindsOf)));
  const { content, height: lines } = legendOf(kinds);
  return svgDocument(
    {
      width: width + 2 * margin,
      height: below + lines + margin,
      content: [...drawn, moved({ width, height: lines, content }, margin + plot.left, below)].join(""),
    },
    title,
    theme,
  );
}

/** A part where it is drawn, in pixels from the left. */
interface PlacedPart {
  readonly part: TimePart;
  readonly level: number;
  readonly from: number;
  readonly to: number;
}

function panelOf(
  { computed, taken, roof, parts }: TimeChart["panels"][number],
  { left, width: room }: { readonly left: number; readonly width: number },
): string {
  const above = placed(parts, ({ macs }) => macs, left, room);
  const below = placed(parts, ({ milliseconds }) => milliseconds, left, room);
  const top = heading;
  const join = top + depth;
  const bottom = join + ribbon;
  const plot = bottom + depth + heading + reached.gap;
  return [
    text(computed, { x: left, y: heading - 7, size: 12, bold: true }),
    ...above.map((one) => cell(one, top, 1)),
    ...ribbons(above, below, join),
    ...below.map((one) => cell(one, bottom, -1)),
    text(taken, { x: left, y: bottom + depth + 15, size: 12, bold: true }),
    text(roof, { x: left + room, y: bottom + depth + 15, size: tickSize, anchor: "end", fill: ink.faint }),
    ...efficiency(below, left, room, plot),
  ].join("");
}

/** Where each part lies, with those that have parts before those. */
function placed(
  parts: readonly TimePart[],
  valueOf: (part: TimePart) => number,
  left: number,
  room: number,
): readonly PlacedPart[] {
  const all = parts.reduce((sum, part) => sum + valueOf(part), 0);
  const found: PlacedPart[] = [];
  const visit = (inside: readonly TimePart[], level: number, start: number): void => {
    let from = start;
    for (const part of inside) {
      const to = from + (all === 0 ? 0 : (valueOf(part) / all) * room);
      found.push({ part, level, from, to });
      visit(part.parts, level + 1, from);
      from = to;
    }
  };
  visit(parts, 0, left);
  return found;
}

/** @param way 1 where the outermost parts are at the top, -1 where they are at the bottom */
function cell({ part, level, from, to }: PlacedPart, top: number, way: 1 | -1): string {
  if (to - from < 0.02) return "";
  const start = rows.slice(0, level).reduce((sum, height) => sum + height, 0);
  const isLeaf = part.parts.length === 0;
  const height = isLeaf ? depth - start : (rows[level] ?? 0);
  const y = way === 1 ? top + start : top + depth - start - height;
  const paint = isLeaf ? paints[part.kind] : { fill: level === 0 ? ink.band : ink.paper, stroke: ink.line };
  // A line takes as much as a narrow part has.
  const line = Math.min(0.75, (to - from) / 4);
  const box = element("rect", { x: from, y, width: to - from, height, ...paint, "stroke-width": round(line) });
  return box + labelOf(part.label, { from, to, y: y + height / 2 }, level === 0);
}

function labelOf(
  words: string,
  { from, to, y }: { readonly from: number; readonly to: number; readonly y: number },
  bold: boolean,
): string {
  const room = to - from - 4;
  const size = Math.min(label.size, (label.size * room) / Math.max(textWidth(words, { size: label.size, bold }), 1));
  if (size < label.least) return "";
  return text(words, { x: (from + to) / 2, y: y + size * 0.36, size, bold, anchor: "middle" });
}

/** A band for each part that has none inside. */
function ribbons(above: readonly PlacedPart[], below: readonly PlacedPart[], top: number): readonly string[] {
  return above.flatMap(({ part, from, to }, index) => {
    const other = below[index];
    if (other === undefined || part.parts.length > 0) return [];
    const bottom = top + ribbon;
    const d = `M${round(from)},${top}L${round(to)},${top}L${round(other.to)},${bottom}L${round(other.from)},${bottom}Z`;
    const isPlain = part.kind === "product";
    const { fill, stroke } = paints[part.kind];
    return [
      element("path", {
        d,
        fill: isPlain ? ink.band : fill,
        stroke: isPlain ? ink.rule : stroke,
        "stroke-width": isPlain ? 0.4 : 0.5,
      }),
    ];
  });
}

/** Bars as wide as the time of each part, and as high as the share of it that the roof would take. */
function efficiency(parts: readonly PlacedPart[], left: number, room: number, top: number): readonly string[] {
  const bottom = top + reached.height;
  const lines = [0, 50, 100].map((percent) => {
    const y = bottom - (percent / 100) * reached.height;
    return (
      element("path", {
        d: `M${left},${round(y)}H${left + room}`,
        stroke: percent === 0 ? ink.line : ink.rule,
        "stroke-width": 0.75,
      }) + text(`${percent} %`, { x: left - 6, y: y + 3.6, size: tickSize - 1, anchor: "end", fill: ink.faint })
    );
  });
  const bars = parts.flatMap(({ part, from, to }) => {
    if (part.parts.length > 0 || part.milliseconds === 0) return [];
    const height = (part.roofMilliseconds / part.milliseconds) * reached.height;
    const { stroke } = paints[part.kind];
    return [element("rect", { x: from, y: bottom - height, width: to - from, height, fill: stroke })];
  });
  return [...lines, ...bars];
}

function kindsOf({ kind, parts }: TimePart): readonly TimePartKind[] {
  return parts.length === 0 ? [kind] : parts.flatMap(kindsOf);
}

/** What the colours are; each has an outline of its own, too. */
function legendOf(kinds: ReadonlySet<TimePartKind>): { readonly content: string; readonly height: number } {
  const style = { size: tickSize };
  let x = 0;
  const entries = timePartKinds.filter((kind) => kinds.has(kind));
  const parts = entries.map((kind) => {
    const at = x;
    x += 18 + textWidth(legend[kind], style) + 22;
    return (
      element("rect", { x: at, y: 0, width: 12, height: 12, ...paints[kind], "stroke-width": 1 }) +
      text(legend[kind], { x: at + 18, y: 9.8, ...style })
    );
  });
  const note =
    "Widths: shares of the multiply-accumulates above, of the time below. Bars: how much of its time a part would take at the roof.";
  return {
    content: [...parts, text(note, { x: 0, y: 30, ...style, fill: ink.faint })].join(""),
    height: 34,
  };
}
