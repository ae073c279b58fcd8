import type { TableData } from "./column-widths.js";
import { visibleLine } from "./visible-text.js";

/** A table in GitHub's Markdown. */
export function formatMarkdown({ columns, rows }: TableData): string {
  return [columns.map(({ title }) => title), columns.map(({ align }) => (align === "right" ? "---:" : "---")), ...rows]
    .map((row, index) => `| ${row.map((cell) => (index === 1 ? cell : markdownText(cell))).join(" | ")} |`)
    .join("\n");
}

/**
 * Text that stands for itself in GitHub's Markdown, on one line: no HTML, no link, no picture, no emphasis, no end of a table's cell.
 * Signs that mean nothing where they stand stay as they are, so that `layer1.0.conv1` and `resnet50_v2` are read well as text, too.
 */
export function markdownText(text: string): string {
  return (
    visibleLine(text)
      .replaceAll(
        /[\\`*[\]<>|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)|^[#>+-](?=\s)|^\d+(?=[.)]\s)/gu,
        escaped,
      )
      // A bare address would be a link.
      .replaceAll(/:(?=\/\/)/g, "\\:")
      .replaceAll(/www\./gi, (found) => `${found.slice(0, -1)}\\.`)
  );
}

/** Of a number in a list, the sign behind it is what is escaped. */
function escaped(found: string): string {
  return /^\d/.test(found) ? `${found}\\` : `\\${found}`;
}
