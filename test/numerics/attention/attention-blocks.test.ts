import { expect } from "chai";
import { framework } from "../../support/framework.js";
import { blockGoldens, blockGraph, blockState } from "./block-golden.js";
import { largestDifference, outputOf } from "./run-case.js";

describe("attention blocks against PyTorch in float64", () => {
  it("cover every attachment, with attention.json", () => {
    const covered = new Set(blockGoldens.map(([, { type }]) => type));
    // attention.json has these in the one form there is, or in both.
    for (const type of ["se", "scse", "srm", "simam", "gaussian_gct", "lct", "sge"]) covered.add(type);
    const types = framework.catalog.attachments.all().map(({ type }) => type);
    expect([...covered].toSorted()).to.deep.equal(types.toSorted());
  });

  for (const [name, golden] of blockGoldens)
    it(`${name}: ${golden.formula}`, async () => {
      const { graph, prefix } = blockGraph(golden);
      const y = await outputOf(graph, prefix, blockState(golden), golden.shape, golden.x);
      const scale = Math.max(1, ...golden.y.map(Math.abs));
      expect(largestDifference(y, golden.y)).to.be.lessThan(2e-6 * scale);
    });
});
