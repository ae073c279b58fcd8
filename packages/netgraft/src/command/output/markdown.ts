import type { TableData } from "./table.js";

/** A table in GitHub's Markdown. */
export function formatMarkdown({ columns, rows }: TableData): string {
  return [columns.map(({ title }) => title), columns.map(({ align }) => (align === "right" ? "---:" : "---")), ...rows]
    .map((row) => `| ${row.map(cell).join(" | ")} |`)
    .join("\n");
}

function cell(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll("\n", " ");
}
