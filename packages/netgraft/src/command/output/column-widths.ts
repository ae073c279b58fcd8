import { widthOf } from "./wrap.js";

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** Numbers stand to the right, and are never broken. */
  readonly align?: "left" | "right";
  /** Whether its cells must not be broken, because their beginnings mean something. */
  readonly whole?: boolean;
}

/** Columns, and the text of each cell row by row. */
export interface TableData {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** Words wider than this may be broken inside. */
const longestWord = 20;

/**
 * How wide the columns of a table are, so that it takes no more than `room`: as wide as their text where that fits, else the widest
 * ones are made narrower, down to their longest words. Undefined where the table cannot be made to fit.
 * @param gap between two columns
 */
export function fittingWidths({ columns, rows }: TableData, room: number, gap: number): readonly number[] | undefined {
  const cells = columns.map((_, index) => rows.map((row) => row[index] ?? ""));
  const widths = columns.map(({ title }, index) => widest([title, ...(cells[index] ?? [])]));
  const least = columns.map((column, index) => leastWidth(column, cells[index] ?? []));
  const totalOf = (all: readonly number[]): number => all.reduce((sum, width) => sum + width + gap, -gap);
  if (totalOf(widths) <= room) return widths;
  if (totalOf(least) > room) return undefined;
  for (let excess = totalOf(widths) - room; excess > 0; excess -= 1) {
    const shrinkable = widths.map((width, index) => (width > (least[index] ?? 0) ? width : 0));
    const at = shrinkable.indexOf(shrinkable.reduce((most, width) => Math.max(most, width), 0));
    widths[at] = (widths[at] ?? 0) - 1;
  }
  return widths;
}

function leastWidth({ title, align, whole = false }: Column, cells: readonly string[]): number {
  const head = widest(title.split(" "));
  if (align === "right" || whole) return Math.max(head, widest(cells));
  return Math.max(head, Math.min(longestWord, widest(cells.flatMap((cell) => cell.split(" ")))));
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);
}
