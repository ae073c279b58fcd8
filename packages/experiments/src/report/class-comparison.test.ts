import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { CellResult } from "../sweep/cell-result.js";
import type { SweepStatus } from "../sweep/sweep-status.js";
import { classPaperTable, classRecords, classTable } from "./class-table.js";
import { reportCharts } from "./report-charts.js";
import { reportHtml } from "./report-html.js";
import { reportLatex } from "./report-latex.js";
import { reportSweep } from "./report-sweep.js";
import { reportFacts } from "./report-table.js";
import { seeds, statusWith } from "./status.test.support.js";

// By SciPy: scripts/goldens/statistics.py.
const { paired } = JSON.parse(readFileSync(new URL("../../goldens/statistics.json", import.meta.url), "utf8")) as {
  readonly paired: readonly {
    readonly pairs: readonly (readonly [number, number])[];
    readonly interval: readonly [number, number];
    readonly mean: number;
    readonly p: number;
  }[];
};
const [five] = paired;
const pictures = 1e6;

/** Runs of two variants and five seeds: of cats what SciPy was given, of dogs no difference but in one seed, and no picture of fish. */
function status({ without = [] as readonly number[] } = {}): SweepStatus {
  const whole = statusWith([
    { variant: "plain", outcomes: seeds(0.5, 0.5, 0.5, 0.5, 0.5) },
    { variant: "se", outcomes: seeds(0.6, 0.6, 0.6, 0.6, 0.6) },
  ]);
  return {
    ...whole,
    rows: whole.rows.map(({ row, cells }, side) => ({
      row,
      cells: cells.map(({ result, ...cell }) => {
        const { seed } = cell.cell;
        const hits = [
          Math.round(pictures * (five?.pairs[seed - 1]?.[1 - side] ?? 0)),
          pictures / 2 + (side === 1 && seed === 3 ? 100_000 : 0),
          0,
        ];
        const classes = { names: ["cat", "dog", "fish"], pictures: [pictures, pictures, 0], last: hits };
        const told: CellResult | undefined = result && { ...result, ...(!without.includes(seed) && { classes }) };
        return { ...cell, ...(told && { result: told }) };
      }),
    })),
  };
}

describe("a row beside its baseline, class by class", () => {
  it("has of each class the paired difference over the seeds, as SciPy, and p by Holm's rule over the classes", async () => {
    const { classes } = await reportSweep(status(), { classes: "se" });
    expect(classes).to.deep.include({ row: "se", baseline: "plain", seeds: [1, 2, 3, 4, 5], unknown: [] });
    expect(
      classes?.classes.map(({ name }) => name),
      "without a picture there is nothing to tell",
    ).to.deep.equal(["cat", "dog"]);
    const [cat, dog] = classes?.classes ?? [];
    const mean = (side: 0 | 1): number => (five?.pairs ?? []).reduce((sum, pair) => sum + pair[side] / 5, 0);
    expect(cat?.value).to.be.closeTo(mean(0), 1e-6);
    expect(cat?.base).to.be.closeTo(mean(1), 1e-6);
    expect(cat?.comparison.mean).to.be.closeTo(five?.mean ?? 0, 1e-6);
    expect(cat?.comparison.interval?.lower).to.be.closeTo(five?.interval[0] ?? 0, 1e-5);
    expect(cat?.comparison.interval?.upper).to.be.closeTo(five?.interval[1] ?? 0, 1e-5);
    // One of five differs by 0.1: mean 0.02, t = 1, p = 0.3739 with 4 degrees of freedom (SciPy: 2 * t.sf(1, 4)).
    expect(dog?.comparison.mean).to.be.closeTo(0.02, 1e-12);
    expect(dog?.comparison.p).to.be.closeTo(0.373900966, 1e-8);
    const [least = 1, most = 1] = [five?.p ?? 1, 0.373900966].toSorted((a, b) => a - b);
    const adjusted = classes?.classes.map(({ comparison }) => comparison.adjusted ?? 0).toSorted((a, b) => a - b);
    expect(adjusted?.[0]).to.be.closeTo(Math.min(1, 2 * least), 1e-4);
    expect(adjusted?.[1]).to.be.closeTo(Math.max(2 * least, most), 1e-4);
    expect(dog?.comparison).to.include({ verdict: "cannot be told", reason: "the interval holds 0" });
  });

  it("leaves out seeds of which an older version kept only the whole, and says so", async () => {
    const some = await reportSweep(status({ without: [2, 4] }), { classes: "se" });
    expect(some.classes).to.deep.include({ seeds: [1, 3, 5], unknown: [2, 4] });
    expect(reportFacts(some)).to.include(
      "Left out of the classes: seeds 2, 4, of which a run of an older version kept only the whole.",
    );
    const none = await reportSweep(status({ without: [1, 2, 3, 4, 5] }), { classes: "se" });
    expect(none.classes?.classes).to.deep.equal([]);
    expect(reportFacts(none)).to.include("Of se and plain nothing is known class by class.");
    expect(await reportCharts(none)).to.not.have.property("classes");
    expect((await reportSweep(status())).classes, "where nobody asks").to.equal(undefined);
  });

  it("is a table, a chart, a table for papers and records, the greatest gain first", async () => {
    const report = await reportSweep(status(), { classes: "se" });
    const { classes } = report;
    if (classes === undefined) throw new Error("there are no classes");
    const { columns, rows } = classTable(classes);
    expect(columns.map(({ title }) => title).join("|")).to.equal(
      "class|pictures|plain (%)|se (%)|difference|paired 95 % interval|p|p (Holm)|result",
    );
    const gains = classes.classes.map(({ name, comparison }) => [comparison.mean, name] as const);
    const order = gains.toSorted(([a], [b]) => b - a).map(([, name]) => name);
    expect(rows.map(([name]) => name)).to.deep.equal(order);
    const dog = rows.find(([name]) => name === "dog");
    expect(dog?.slice(0, 5)).to.deep.equal(["dog", "1,000,000", "50.00", "52.00", "+2.00"]);
    expect(classPaperTable(classes).columns).to.have.lengthOf(7);
    expect(reportLatex(report)).to.match(
      /\ndog & 1,000,000 & 50\.00 & 52\.00 & \+2\.00 & \[\$-\$\d+\.\d\d, \+\d+\.\d\d\] & /,
    );
    expect(classRecords(classes)[1]).to.deep.include({
      class: "dog",
      row: "se",
      baseline: "plain",
      pairs: 5,
      top1: 0.52,
    });
    const { classes: chart = "" } = await reportCharts(report);
    expect(chart).to.include("written: se beside plain, class by class").and.include("50.00 → 52.00, p = ");
    expect(await reportHtml(report)).to.match(/Class by class: se beside plain[^]*<td>dog<\/td>/);
  });

  it("refuses a row that there is not, and the baseline", async () => {
    const refusal = async (classes: string): Promise<string> => {
      try {
        await reportSweep(status(), { classes });
      } catch (error) {
        return error instanceof Error ? error.message : "";
      }
      return "nothing was refused";
    };
    expect(await refusal("sse")).to.match(/there is no row "sse"; expected one of plain, se\. Did you mean "se"\?/);
    expect(await refusal("plain")).to.include('there is nothing to compare "plain" with');
  });
});
