import { fittingWidths, type TableData } from "./column-widths.js";
import { stylist, type TextSink } from "./text-sink.js";
import { visibleLine } from "./visible-text.js";
import { cellLines, padded, roomOf, widthOf } from "./wrap.js";

export type { Column, TableData } from "./column-widths.js";

/** What stands between columns. */
const gap = "  ";

/**
 * A table for people: aligned columns below a bold head, without lines.
 * @param sink where it will be printed: on a terminal, titles and text are broken between words so that the table fits; where
 *   that is not enough, each row becomes lines of a title and a value
 */
export function formatTable(given: TableData, sink: TextSink): string {
  const table = visible(given);
  const { columns, rows } = table;
  const widths = fittingWidths(table, roomOf(sink), gap.length);
  if (widths === undefined) return records(table, sink);
  const style = stylist(sink);
  const lines = (row: readonly string[]): readonly string[] => {
    const cells = columns.map((_, index) => cellLines(row[index] ?? "", widths[index] ?? 0));
    const height = greatest(cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((cell, index) => padded(cell[line] ?? "", widths[index] ?? 0, columns[index]?.align))
        .join(gap)
        .trimEnd(),
    );
  };
  const head = lines(columns.map(({ title }) => title));
  return [...head.map((line) => style("bold", line)), ...rows.flatMap(lines)].join("\n");
}

/** The same table with each text on one line, so that it takes the room that it seems to. */
function visible({ columns, rows }: TableData): TableData {
  return {
    columns: columns.map((column) => ({ ...column, title: visibleLine(column.title) })),
    rows: rows.map((row) => row.map(visibleLine)),
  };
}

/** Each row as lines of a title and a value, with an empty line between rows. */
function records({ columns, rows }: TableData, sink: TextSink): string {
  return rows
    .map((row) =>
      formatFacts(
        columns.map(({ title }, index) => [title, row[index] ?? ""] as const).filter(([, value]) => value !== ""),
        sink,
      ),
    )
    .join("\n\n");
}

/** Named values, one per line, the values aligned. @param sink where they will be printed: on a terminal, values wrap at its edge */
export function formatFacts(given: readonly (readonly [name: string, value: string])[], sink: TextSink): string {
  const facts = given.map(([name, value]) => [visibleLine(name), visibleLine(value)] as const);
  const width = greatest(facts.map(([name]) => widthOf(name))) + gap.length;
  const room = Math.max(roomOf(sink) - width, narrowestValue);
  return facts
    .map(([name, value]) => `${padded(name, width)}${cellLines(value, room).join(`\n${" ".repeat(width)}`)}`)
    .join("\n");
}

/** Of any number of lengths, which as arguments of a call could be too many. */
function greatest(lengths: readonly number[]): number {
  return lengths.reduce((most, length) => Math.max(most, length), 0);
}

/** Beside names that leave less than this, values go beyond the edge. */
const narrowestValue = 16;
