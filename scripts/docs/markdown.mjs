/** A Markdown table. Columns that hold numbers alone are set flush right. */
export function markdownTable(header, rows) {
  const isNumeric = header.map((_, column) =>
    rows.every((row) => /^[−+\d.,× %MGk–-]*$/u.test(row[column] ?? "") || row[column] === undefined),
  );
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(header), line(isNumeric.map((numeric) => (numeric ? "--:" : ":--"))), ...rows.map(line)].join("\n");
}

/** A whole number with separators between thousands. */
export function grouped(number) {
  return number.toLocaleString("en-US");
}
