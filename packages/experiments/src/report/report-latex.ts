import { classPaperTable } from "./class-table.js";
import { reportFacts, paperTable } from "./report-table.js";
import type { SweepReport } from "./sweep-report.js";

/**
 * A report as a table for LaTeX with the package booktabs; what it is of stands above it as comments. Where a row is compared class by class, the
 * table is that.
 */
export function reportLatex(report: SweepReport): string {
  const { columns, rows } = report.classes === undefined ? paperTable(report) : classPaperTable(report.classes);
  // At the beginning of a row, a bracket or a star would belong to the end of the row before it.
  const line = (cells: readonly string[]): string =>
    `${cells
      .map(latexText)
      .join(" & ")
      .replace(/^(?=[*[])/, "{}")} \\\\`;
  return [
    ...reportFacts(report).map((fact) => `% ${fact.replaceAll(/\s+/g, " ")}`),
    `\\begin{tabular}{${columns.map(({ align }) => (align === "right" ? "r" : "l")).join("")}}`,
    "\\toprule",
    line(columns.map(({ title }) => title)),
    "\\midrule",
    ...rows.map(line),
    "\\bottomrule",
    "\\end{tabular}",
    "",
  ].join("\n");
}

const signs: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  '"': "\\textquotedbl{}",
  "−": "$-$",
  "±": "$\\pm$",
  "×": "$\\times$",
};

/** Text that stands for itself in LaTeX, on one line. */
function latexText(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    .replaceAll(/[\\~^<>|"−±×]|[&%$#_{}]/g, (sign) => signs[sign] ?? `\\${sign}`);
}
