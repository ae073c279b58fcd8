/**
 * A Markdown table. Columns that hold numbers alone are set flush right.
 * @param {readonly string[]} header
 * @param {readonly (readonly string[])[]} rows
 */
export function markdownTable(header, rows) {
  const isNumeric = header.map((_, column) =>
    rows.every((row) => /^[−+\d.,× %MGk–-]*$/u.test(row[column] ?? "") || row[column] === undefined),
  );
  /** @param {readonly string[]} cells */
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(header), line(isNumeric.map((numeric) => (numeric ? "--:" : ":--"))), ...rows.map(line)].join("\n");
}

/**
 * A whole number with separators between thousands.
 * @param {number} number
 */
export function grouped(number) {
  return number.toLocaleString("en-US");
}
