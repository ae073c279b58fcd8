import type { TableData } from "./table.js";

/** A table as CSV (RFC 4180, with line feeds): the titles, then the rows. */
export function formatCsv({ columns, rows }: TableData): string {
  return [columns.map(({ title }) => title), ...rows].map((row) => row.map(field).join(",")).join("\n");
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
