import type { TableData } from "./column-widths.js";

/** A table as CSV (RFC 4180, with line feeds): the titles, then the rows. */
export function formatCsv({ columns, rows }: TableData): string {
  return [columns.map(({ title }) => title), ...rows].map((row) => row.map(csvField).join(",")).join("\n");
}

/**
 * A field of CSV (RFC 4180). Before text that a spreadsheet would compute, such as a name that begins with `=`, an apostrophe stands,
 * which spreadsheets take for the sign of text; numbers stay numbers.
 */
export function csvField(text: string): string {
  const field = isFormula(text) ? `'${text}` : text;
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** Signs of a formula, also in the full width of East Asian letters; a tab or line end hides one. */
function isFormula(text: string): boolean {
  return /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) && !/^[+-]?[\d,]*\.?\d+(?:e[+-]?\d+)?(?: %)?$/i.test(text);
}
