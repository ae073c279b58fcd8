import { readFileSync } from "node:fs";
import { randomNumbers } from "@netgraft/core/graph";
import { expect } from "chai";
import { bootstrapInterval } from "./bootstrap.js";
import { pairedDifference, type Pair, unpairedDifference } from "./difference.js";
import { distributions } from "./distributions.js";
import { estimateOf } from "./estimate.js";
import { holm } from "./holm.js";
import { pairsToTell } from "./pairs-to-tell.js";

type Numbers = readonly number[];
// Written by scripts/goldens/sample_statistics.py, by SciPy and statsmodels.
const goldens = JSON.parse(readFileSync(new URL("../../goldens/statistics.json", import.meta.url), "utf8")) as {
  readonly distributions: Readonly<Record<"tails" | "quantiles" | "normal", readonly Numbers[]>>;
  readonly paired: readonly {
    readonly pairs: readonly Pair[];
    readonly mean: number;
    readonly deviation: number;
    readonly interval: readonly [number, number];
    readonly p: number;
    readonly bootstrap?: readonly [number, number];
  }[];
  readonly unpaired: readonly {
    readonly values: Numbers;
    readonly base: Numbers;
    readonly interval: readonly [number, number];
    readonly p: number;
  }[];
  readonly holm: readonly { readonly p: Numbers; readonly adjusted: Numbers }[];
  readonly pairs: readonly { readonly deviation: number; readonly size: number; readonly pairs: number }[];
};

const given = await distributions();
const random = (): ReturnType<typeof randomNumbers> => randomNumbers(1, "bootstrap");
const unused = (): never => {
  throw new Error("nothing is to be drawn");
};

/** To 12 digits, and beside 0. */
function near(found: number | undefined, expected: number): void {
  expect(found).to.be.closeTo(expected, 1e-12 * Math.max(1e-3, Math.abs(expected)));
}

describe("statistics of small samples, beside SciPy and statsmodels", () => {
  it("have tails and quantiles of distributions", () => {
    const { tails, quantiles, normal } = goldens.distributions;
    for (const [t = 0, df = 1, tail = 0] of tails) near(given.tBeyond(t, df), tail);
    for (const [p = 0, df = 1, t = 0] of quantiles) near(given.tWithin(2 * p - 1, df), t);
    for (const [p = 0, z = 0] of normal) {
      near(given.normalQuantile(p), z);
      near(given.normal(z), p);
    }
    expect([tails, quantiles, normal].map(({ length }) => length)).to.deep.equal([36, 24, 5]);
  });

  for (const { pairs, mean, deviation, interval, p, bootstrap } of goldens.paired)
    it(`tell the difference of ${pairs.length} pairs by ${mean.toFixed(4)}`, () => {
      const found = pairedDifference(pairs, given, random);
      near(found.mean, mean);
      near(found.deviation, deviation);
      near(found.interval?.lower, interval[0]);
      near(found.interval?.upper, interval[1]);
      near(found.p, p);
      if (bootstrap === undefined) return;
      const { lower, upper } = bootstrapInterval(
        pairs.map(([value, base]) => value - base),
        given,
        unused,
      );
      near(lower, bootstrap[0]);
      near(upper, bootstrap[1]);
    });

  for (const { values, base, interval, p } of goldens.unpaired)
    it(`tell the difference of ${values.length} and ${base.length} values that do not belong together`, () => {
      const found = unpairedDifference(values, base, given);
      near(found.interval?.lower, interval[0]);
      near(found.interval?.upper, interval[1]);
      near(found.p, p);
    });

  it("adjust p values by Holm's rule", () => {
    for (const { p, adjusted } of goldens.holm)
      for (const [index, value] of holm(p).entries()) near(value, adjusted[index] ?? Number.NaN);
    expect(holm([])).to.deep.equal([]);
  });

  it("count the pairs that it takes to tell a difference", () => {
    for (const { deviation, size, pairs } of goldens.pairs) expect(pairsToTell(deviation, size, given)).to.equal(pairs);
    expect(pairsToTell(1, 1e-9, given)).to.equal(undefined);
  });
});

describe("statistics of small samples", () => {
  it("say nothing of the spread of one", () => {
    expect(estimateOf([0.5], given)).to.deep.equal({ n: 1, mean: 0.5 });
    expect(pairedDifference([[0.5, 0.25]], given, unused)).to.deep.equal({ n: 1, mean: 0.25 });
    expect(unpairedDifference([0.5], [0.25, 0.5], given)).to.deep.equal({ mean: 0.125 });
  });

  it("have neither interval nor p where every pair differs by the same but for rounding", () => {
    const pairs: Pair[] = [0.1, 0.15, 0.7, 0.3].map((base) => [base + 0.05, base]);
    expect(new Set(pairs.map(([value, base]) => value - base)).size, "rounded differently").to.be.above(1);
    const { mean, ...rest } = pairedDifference(pairs, given, unused);
    expect(rest).to.deep.equal({ n: 4, deviation: 0 });
    expect(mean).to.be.closeTo(0.05, 1e-15);
    expect(unpairedDifference([0.5, 0.5], [0.25, 0.25], given)).to.deep.equal({ mean: 0.25 });
  });

  it("draw the same resamples of a name, within the error of drawing of all", () => {
    const values = Array.from({ length: 40 }, (_, index) => Math.sin(index) / 10);
    const first = bootstrapInterval(values, given, random);
    expect(bootstrapInterval(values, given, random)).to.deep.equal(first);
    const { interval } = estimateOf(values, given);
    // Of 40 even values both intervals are nearly the same.
    expect(first.lower).to.be.closeTo(interval?.lower ?? 0, 0.002);
    expect(first.upper).to.be.closeTo(interval?.upper ?? 0, 0.002);
  });
});
