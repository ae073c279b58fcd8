import { readFileSync } from "node:fs";
import { expect } from "chai";
import { reportFacts, reportTable } from "./report-table.js";
import { reportSweep, type ReportSweepOptions } from "./report-sweep.js";
import { rowNames } from "./row-names.js";
import { seeds, statusWith, type WrittenRow } from "./status.test.support.js";
import type { Comparison, SweepReport } from "./sweep-report.js";

// By SciPy: scripts/goldens/sample_statistics.py.
const { paired } = JSON.parse(readFileSync(new URL("../../goldens/statistics.json", import.meta.url), "utf8")) as {
  readonly paired: readonly {
    readonly pairs: readonly (readonly [number, number])[];
    readonly interval: readonly [number, number];
    readonly p: number;
    readonly mean: number;
  }[];
};
const [five] = paired;
const [se, plain] = [0, 1].map((side) => five?.pairs.map((pair) => pair[side] ?? Number.NaN) ?? []) as [
  number[],
  number[],
];

const report = (rows: readonly WrittenRow[], options?: ReportSweepOptions): Promise<SweepReport> =>
  reportSweep(statusWith(rows), options);
const compared = async (rows: readonly WrittenRow[], options?: ReportSweepOptions): Promise<Comparison> => {
  const { comparison } = (await report(rows, options)).rows.at(-1) ?? {};
  if (comparison === undefined) throw new Error("the last row is compared with nothing");
  return comparison;
};

describe("the report of a sweep", () => {
  it("takes differences seed by seed, whatever the order of seeds, as SciPy's paired t test", async () => {
    const shuffled = Object.fromEntries([3, 1, 4, 0, 2].map((index) => [index + 1, [se[index] ?? 0]]));
    for (const outcomes of [seeds(...se), shuffled]) {
      const { rows } = await report([
        { variant: "plain", outcomes: seeds(...plain) },
        { variant: "se", outcomes },
      ]);
      const { interval, p, mean, seeds: both } = rows[1]?.comparison ?? {};
      expect(both).to.deep.equal([1, 2, 3, 4, 5]);
      expect(mean).to.be.closeTo(five?.mean ?? 0, 1e-12);
      expect(interval?.lower).to.be.closeTo(five?.interval[0] ?? 0, 1e-12);
      expect(interval?.upper).to.be.closeTo(five?.interval[1] ?? 0, 1e-12);
      expect(p).to.be.closeTo(five?.p ?? 0, 1e-12);
      expect(rows[0]).to.not.have.property("comparison");
    }
  });

  it("leaves out seeds that one of both has not finished, and says which and why", async () => {
    const rows: readonly WrittenRow[] = [
      { variant: "plain", outcomes: { ...seeds(0.5, 0.6, 0.7, 0.8), 5: "waiting" } },
      { variant: "se", outcomes: { ...seeds(0.55, 0.62, 0.78, 0.8, 0.9), 2: "failed" } },
    ];
    const found = await report(rows);
    const { comparison, estimate } = found.rows[1] ?? {};
    expect(comparison).to.deep.include({ n: 3, seeds: [1, 3, 4], unpaired: [2, 5] });
    expect(comparison?.mean).to.be.closeTo((0.05 + 0.08 + 0) / 3, 1e-12);
    expect(estimate?.n).to.equal(4);
    expect(found.uncounted).to.deep.equal([
      { row: "plain", seed: 5, state: "waiting" },
      { row: "se", seed: 2, state: "failed", detail: "training.loss: the loss is not finite" },
    ]);
    expect(reportFacts(found).slice(2)).to.deep.equal([
      "se: seeds 2, 5 left out of the difference, as not finished in both.",
      "plain, seed 5: waiting.",
      "se, seed 2: failed (training.loss: the loss is not finite).",
    ]);
  });

  const verdicts: Readonly<
    Record<string, readonly [plain: readonly number[], other: readonly number[], expected: object]>
  > = {
    "better where the interval is above 0": [[0.5, 0.51, 0.52], [0.6, 0.62, 0.61], { verdict: "better" }],
    "worse where it is below": [[0.6, 0.62, 0.61], [0.5, 0.51, 0.52], { verdict: "worse" }],
    "nothing where it holds 0": [
      [0.5, 0.6, 0.7],
      [0.6, 0.5, 0.75],
      { verdict: "cannot be told", reason: "the interval holds 0" },
    ],
    "nothing of one seed": [[0.5], [0.9], { verdict: "cannot be told", reason: "one seed says nothing of chance" }],
    "nothing where every seed differs by the same": [
      [0.1, 0.15, 0.7],
      [0.15, 0.2, 0.75],
      { verdict: "cannot be told", reason: "every seed differs by the same, so that their spread is not known" },
    ],
  };
  for (const [what, [base, other, expected]] of Object.entries(verdicts))
    it(`tells ${what}`, async () => {
      const rows = [
        { variant: "plain", outcomes: seeds(...base) },
        { variant: "other", outcomes: seeds(...other) },
      ];
      const { verdict, reason } = await compared(rows);
      expect({ verdict, ...(reason !== undefined && { reason }) }).to.deep.equal(expected);
    });

  it("tells by the loss, of which less is better", async () => {
    const rows = [
      { variant: "plain", outcomes: seeds(0.5, 0.51, 0.52) },
      { variant: "other", outcomes: seeds(0.6, 0.62, 0.61) },
    ];
    const { mean, verdict } = await compared(rows, { metric: "loss" });
    expect(mean).to.be.closeTo(-0.1, 1e-12);
    expect(verdict).to.equal("better");
  });

  it("tells what does the same as the baseline, and counts rows that do the same as one comparison", async () => {
    const rows = [
      { variant: "plain", digest: "a", outcomes: seeds(0.5, 0.6) },
      { variant: "again", digest: "a", outcomes: seeds(0.5, 0.6) },
    ];
    expect(await compared(rows)).to.include({ verdict: "the same", mean: 0 });
    const row = (variant: string, digest: string): WrittenRow => ({ variant, digest, outcomes: seeds(...se) });
    const base = { variant: "plain", outcomes: seeds(...plain) };
    const [one, two, three] = [
      await compared([base, row("x", "x")]),
      await compared([base, row("x", "x"), row("y", "x")]),
      await compared([base, row("x", "x"), row("y", "y")]),
    ];
    expect(one.adjusted).to.equal(one.p);
    expect(two.adjusted).to.equal(one.p);
    expect(three.adjusted).to.equal(2 * (one.p ?? 0));
  });

  it("does not tell of many rows what one of them may be by chance", async () => {
    const base = { variant: "plain", outcomes: seeds(0.5, 0.51, 0.52, 0.5) };
    const near = { variant: "near", outcomes: seeds(0.52, 0.525, 0.535, 0.505) };
    expect((await compared([base, near])).verdict).to.equal("better");
    const others = [1, 2, 3].map((index) => ({
      variant: `other ${index}`,
      outcomes: seeds(0.5 + index / 50, 0.5, 0.5, 0.53),
    }));
    const { verdict, reason, p, adjusted } = await compared([base, ...others, near]);
    expect(p).to.be.below(0.05);
    expect(adjusted).to.be.closeTo(4 * (p ?? 0), 1e-12);
    expect(verdict).to.equal("cannot be told");
    expect(reason).to.equal("of 4 comparisons one may well be so by chance (Holm)");
  });

  it("takes differences at the same settings, and to a baseline that has none of them", async () => {
    const grid = (variant: string, top1: number): readonly WrittenRow[] =>
      [8, 16].map((reduction, index) => ({
        variant,
        settings: { "attachments.se.reduction": reduction },
        outcomes: seeds(top1 + index / 10, top1 + index / 10 + 0.01),
      }));
    const fromPlain = await report([{ variant: "plain", outcomes: seeds(0.5, 0.51) }, ...grid("se", 0.6)]);
    expect(fromPlain.rows.map(({ name, comparison }) => [name, comparison?.baseline])).to.deep.equal([
      ["plain", undefined],
      ["se, reduction=8", "plain"],
      ["se, reduction=16", "plain"],
    ]);
    const status = statusWith([...grid("se", 0.6), ...grid("pre", 0.7)], { baseline: "se" });
    const { rows } = await reportSweep(status);
    expect(rows.map(({ comparison }) => comparison?.baseline)).to.deep.equal([
      undefined,
      undefined,
      "se, reduction=8",
      "se, reduction=16",
    ]);
  });

  it("says how many more seeds would tell what was found, or what is asked for", async () => {
    // Differences 0.01, −0.02, 0.03: deviation 0.0251661 by hand; half of the interval is no wider than 0.01 from 27 pairs on, as
    // scipy.stats.t.ppf(0.975, 26) * 0.0251661 / 27 ** 0.5 = 0.00996, and 0.01015 of 26.
    const rows = [
      { variant: "plain", outcomes: seeds(0.5, 0.5, 0.5) },
      { variant: "se", outcomes: seeds(0.51, 0.48, 0.53) },
    ];
    expect((await compared(rows, { tell: 0.01 })).more).to.deep.equal({ size: 0.01, seeds: 24 });
    const found = await report(rows, { tell: 0.01 });
    expect(reportTable(found).rows[1]?.at(-1)).to.equal(
      "cannot be told: the interval holds 0; about 24 more seeds would tell ±1.00",
    );
    expect((await compared(rows)).more?.size).to.be.closeTo(0.02 / 3, 1e-12);
    expect((await compared(rows, { tell: 1e-9 })).more).to.deep.equal({ size: 1e-9, seeds: undefined });
    expect((await compared(rows, { tell: 0.5 })).more).to.deep.equal({ size: 0.5, seeds: 0 });
  });

  it("tells which runs were finished early, and counts them", async () => {
    const stop = { epoch: 2, reason: "top1 has not been better for 1 epoch, since epoch 1" };
    const found = await report([{ variant: "plain", outcomes: { 3: [0.5, 0.4] }, stopped: stop }]);
    expect(found.rows[0]?.values).to.deep.equal([{ seed: 3, value: 0.4 }]);
    expect(found.stopped).to.deep.equal([{ row: "plain", seed: 3, ...stop }]);
    expect(reportFacts(found).at(-1)).to.equal(`plain, seed 3: stopped after epoch 2 (${stop.reason}).`);
  });

  it("takes the last epoch, or the best", async () => {
    const rows = [{ variant: "plain", outcomes: { 1: [0.5, 0.9, 0.7], 2: [0.6, 0.5, 0.8] } }];
    const means = await Promise.all(
      (["last", "best"] as const).map(async (epoch) => (await report(rows, { epoch })).rows[0]?.estimate?.mean),
    );
    expect(means).to.deep.equal([0.75, (0.9 + 0.8) / 2]);
  });

  it("has curves of the epochs that every seed has", async () => {
    const { rows } = await report([{ variant: "plain", outcomes: { 1: [0.5, 0.75, 1], 2: [0.25, 0.5] } }]);
    expect(rows[0]?.curve).to.deep.equal([
      { epoch: 1, mean: 0.375, range: { lower: 0.25, upper: 0.5 } },
      { epoch: 2, mean: 0.625, range: { lower: 0.5, upper: 0.75 } },
    ]);
  });

  it("counts nothing where nothing is held out", async () => {
    const { rows, uncounted } = await report([{ variant: "plain", outcomes: seeds(0.5), hasValidation: false }]);
    expect(rows[0]).to.deep.include({ values: [], curve: [] });
    expect(uncounted).to.deep.equal([{ row: "plain", seed: 1, state: "nothing held out" }]);
  });

  it("is the same for the same sweep, and goes through JSON", async () => {
    const many = Array.from({ length: 12 }, (_, index) => Math.sin(index) / 10 + 0.5);
    const rows = [
      { variant: "plain", outcomes: seeds(...many) },
      { variant: "se", outcomes: seeds(...many.map((value, index) => value + Math.cos(3 * index) / 20)) },
    ];
    const first = await report(rows);
    expect(await report(rows)).to.deep.equal(first);
    expect(JSON.parse(JSON.stringify(first))).to.deep.equal(first);
  });
});

describe("what rows are called", () => {
  it("is as short as tells paths apart", () => {
    const rows = [
      { variant: "a", settings: { "attachments.se.reduction": 8, "training.batch": [1, 2] } },
      { variant: "b", settings: { "attachments.cbam.reduction": 4, "backbone.stem": "deep" } },
    ];
    expect(rowNames(rows)).to.deep.equal(["a, se.reduction=8, batch=[1,2]", "b, cbam.reduction=4, stem=deep"]);
  });
});
