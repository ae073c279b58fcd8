import { readFileSync } from "node:fs";
import { expect } from "chai";
import { cellRecords, epochRecords, recordTable, reportRecords } from "./records.js";
import { reportCharts } from "./report-charts.js";
import { reportHtml } from "./report-html.js";
import { reportLatex } from "./report-latex.js";
import { reportSweep } from "./report-sweep.js";
import { reportTable } from "./report-table.js";
import { seeds, statusWith, type WrittenRow } from "./status.test.support.js";
import type { SweepReport } from "./sweep-report.js";

// By SciPy: scripts/goldens/statistics.py.
const { paired } = JSON.parse(readFileSync(new URL("../../goldens/statistics.json", import.meta.url), "utf8")) as {
  readonly paired: readonly {
    readonly pairs: readonly (readonly [number, number])[];
    readonly interval: readonly [number, number];
    readonly mean: number;
  }[];
};
const [five] = paired;
const [se, plain] = [0, 1].map((side) => five?.pairs.map((pair) => pair[side] ?? Number.NaN) ?? []) as [
  number[],
  number[],
];

const report = (rows: readonly WrittenRow[]): Promise<SweepReport> => reportSweep(statusWith(rows));

describe("a report as text", () => {
  const rows: readonly WrittenRow[] = [
    { variant: "plain", parameters: 269_722, outcomes: seeds(...plain) },
    { variant: "50 % & _x_ {^~\\} #1", parameters: 272_474, outcomes: seeds(...se) },
  ];

  it("has a row for each of the sweep's", async () => {
    const { columns, rows: texts } = reportTable(await report(rows));
    expect(columns.map(({ title }) => title).join("|")).to.equal(
      "row|parameters|MACs|seeds|top-1 (%)|95 % interval|difference|paired 95 % interval|bootstrap|p|p (Holm)|result",
    );
    expect(texts[0]?.slice(0, 5)).to.deep.equal(["plain", "269,722", "2,697,220", "5", "57.54"]);
    expect(texts[0]?.slice(6)).to.deep.equal(["", "", "", "", "", "baseline"]);
    const [lower, upper] = (five?.interval ?? []).map((value) => (100 * value).toFixed(2));
    expect(texts[1]?.[6]).to.equal(`+${(100 * (five?.mean ?? 0)).toFixed(2)}`);
    expect(texts[1]?.[7]).to.equal(`[+${lower}, +${upper}]`);
  });

  it("is a table of booktabs in which everything stands for itself", async () => {
    const latex = reportLatex(await report(rows));
    const lines = latex.split("\n").filter((line) => !line.startsWith("%"));
    expect(lines.slice(0, 4)).to.deep.equal([
      "\\begin{tabular}{lrrrrrr}",
      "\\toprule",
      "row & parameters & MACs & top-1 (\\%) & difference & paired 95 \\% interval & p (Holm) \\\\",
      "\\midrule",
    ]);
    expect(lines[5]).to.match(
      /^50 \\% \\& \\_x\\_ \\\{\\textasciicircum\{\}\\textasciitilde\{\}\\textbackslash\{\}\\\} \\#1 & 272 k & 2\.72 M & /,
    );
    expect(lines.slice(6)).to.deep.equal(["\\bottomrule", "\\end{tabular}", ""]);
    const bracket = reportLatex(await report([{ variant: "[a]\nb*", outcomes: seeds(0.5) }]));
    expect(bracket).to.include("\n{}[a] b* & 1 k & 10 k & 50.00 &  &  &  \\\\\n");
  });

  it("is a page with a table and three charts, which asks the network for nothing", async () => {
    const long = (values: readonly number[]): WrittenRow["outcomes"] =>
      Object.fromEntries(values.map((value, index) => [index + 1, [value / 2, value]]));
    const made = await report([
      { variant: "plain", outcomes: long(plain) },
      { variant: "<se>", outcomes: long(se) },
    ]);
    const page = await reportHtml(made);
    expect(page.match(/<svg /g)).to.have.lengthOf(3);
    expect(page).to.include("<td>&lt;se&gt;</td>");
    expect(page.replaceAll("http://www.w3.org/2000/svg", "")).to.not.match(
      /https?:|src=|href=|@import|url\(|<script|NaN/,
    );
    const measured = { rows: [1, 2].map((median) => ({ median, min: median, max: median })), with: "Measured." };
    const { costs } = await reportCharts({
      ...made,
      rows: made.rows.map((row, index) => ({
        ...row,
        milliseconds: measured.rows[index] ?? { median: 0, min: 0, max: 0 },
      })),
    });
    expect(costs).to.include(">milliseconds<");
    expect(await reportCharts(await report([{ variant: "plain", outcomes: { 1: "waiting" } }]))).to.deep.equal({});
  });

  it("is records for programs: of rows, of cells, of epochs, with the same columns in each", async () => {
    const status = statusWith([
      { variant: "plain", outcomes: { 1: [0.5, 0.75], 2: "failed" } },
      { variant: "se", settings: { "attachments.se.reduction": 8 }, outcomes: { 1: "waiting" } },
    ]);
    const cells = cellRecords(status);
    expect(cells.map(({ state, top1, best_top1, failed }) => [state, top1, best_top1, failed])).to.deep.equal([
      ["finished", 0.75, 0.75, undefined],
      ["failed", undefined, undefined, "NG_NOT_FINITE"],
      ["waiting", undefined, undefined, undefined],
    ]);
    expect(cells.map((cell) => cell["attachments.se.reduction"])).to.deep.equal([undefined, undefined, 8]);
    const { columns, rows: texts } = recordTable(cells);
    expect(columns.slice(0, 3).map(({ title }) => title)).to.deep.equal([
      "variant",
      "attachments.se.reduction",
      "seed",
    ]);
    expect(texts[2]?.slice(0, 5)).to.deep.equal(["se", "8", "1", "1-1", "waiting"]);
    expect(epochRecords(status).map(({ epoch, top1 }) => [epoch, top1])).to.deep.equal([
      [1, 0.5],
      [2, 0.75],
    ]);
    const [record] = reportRecords(await reportSweep(status));
    expect(record).to.include({ row: "plain", seeds: 1, top1: 0.75, parameters: 1000 });
    expect(recordTable([])).to.deep.equal({ columns: [], rows: [] });
  });
});
