import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import type { Figures } from "../../scripts/dist/bench/compare/comparison.mjs";
import { root } from "../house/workspace.js";

type Comparison = typeof import("../../scripts/dist/bench/compare/comparison.mjs");

describe("the comparison of two checkouts' benchmarks", () => {
  let module: Comparison;
  before(async () => {
    // The module exports these functions.
    module = (await import(
      pathToFileURL(join(root, "scripts", "bench", "compare", "comparison.mjs")).href
    )) as Comparison;
  });
  const figures = (...medians: readonly number[]): Figures =>
    new Map(medians.map((median, index) => [`figure ${index}`, { unit: "ms", median }]));

  it("reads the figures of every part", () => {
    const found = module.figuresOf({
      date: "2026-11-29",
      machine: { cpu: "x" },
      compose: [{ name: "a", unit: "ms", median: 3, runs: 5 }],
      inference: [
        { name: "netgraft", network: "resnet50", inside: { median: 4 } },
        { name: "absent", missing: "why" },
      ],
    });
    expect([...found]).to.deep.equal([
      ["a", { unit: "ms", median: 3 }],
      ["resnet50: netgraft", { unit: "ms", median: 4 }],
    ]);
  });

  it("takes ratios by round, so that a slow machine counts on both sides", () => {
    const [compared] = module.comparison([figures(10), figures(20)], [figures(9), figures(18)], 1.1);
    expect(compared?.ratio?.median).to.be.closeTo(0.9, 1e-9);
    expect(compared?.over).to.equal(false);
  });

  it("is over where rounds agree on more than the limit, and not where they do not", () => {
    const over = (heads: readonly number[]): boolean | undefined =>
      module.comparison(
        heads.map(() => figures(10)),
        heads.map((median) => figures(median)),
        1.1,
      )[0]?.over;
    expect(over([12, 12.1, 12])).to.equal(true);
    expect(over([12, 9, 18])).to.equal(false);
    expect(over([10.5, 10.5, 10.5])).to.equal(false);
  });

  it("shows what one side alone measures without a ratio", () => {
    const compared = module.comparison([figures(1)], [figures(1, 7)], 1.1);
    expect(module.markdown(compared).split("\n").slice(2)).to.deep.equal([
      "| figure 0 | 1.0 ms | 1.0 ms | 1.000 ± 0.0 % |",
      "| figure 1 |  | 7.0 ms |  |",
    ]);
  });
});
