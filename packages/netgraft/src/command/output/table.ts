import { Help } from "commander";
import { stylist, type TextSink } from "./text-sink.js";
import { padded, widthOf } from "./width.js";

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** Numbers stand to the right. */
  readonly align?: "left" | "right";
}

/** Columns, and the text of each cell row by row. */
export interface TableData {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

const gap = "  ";
/** A last column narrower than this is not wrapped: the terminal does it. */
const narrowest = 24;

/**
 * A table for people: aligned columns below a bold head, without lines.
 * @param sink where it will be printed; on a terminal the last column wraps at its edge
 */
export function formatTable({ columns, rows }: TableData, sink: TextSink): string {
  const style = stylist(sink);
  const head = columns.map(({ title }) => title);
  const widths = columns.map((_, index) => Math.max(...[head, ...rows].map((row) => widthOf(row[index] ?? ""))));
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + gap.length, 0);
  const left = sink.isTTY === true ? (sink.columns ?? 80) - before : Infinity;
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => padded(cell, widths[index] ?? 0, columns[index]?.align))
      .join(gap)
      .trimEnd();
  const lines = rows.flatMap((row) => {
    const last = row.at(-1) ?? "";
    if (widthOf(last) <= left || left < narrowest) return [line(row)];
    const [first = "", ...more] = new Help().boxWrap(last, left).split("\n");
    return [line([...row.slice(0, -1), first]), ...more.map((text) => " ".repeat(before) + text)];
  });
  return [style("bold", line(head)), ...lines].join("\n");
}

/** A table as CSV (RFC 4180, with line feeds): the titles, then the rows. */
export function formatCsv({ columns, rows }: TableData): string {
  return [columns.map(({ title }) => title), ...rows].map((row) => row.map(csvField).join(",")).join("\n");
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table in GitHub's Markdown. */
export function formatMarkdown({ columns, rows }: TableData): string {
  return [columns.map(({ title }) => title), columns.map(({ align }) => (align === "right" ? "---:" : "---")), ...rows]
    .map((row) => `| ${row.map(markdownCell).join(" | ")} |`)
    .join("\n");
}

function markdownCell(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll("\n", " ");
}

/** Named values, one per line, the values aligned. */
export function formatFacts(facts: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...facts.map(([name]) => widthOf(name)));
  return facts.map(([name, value]) => `${padded(name, width)}  ${value}`).join("\n");
}
