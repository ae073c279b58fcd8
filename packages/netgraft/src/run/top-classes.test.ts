import { expect } from "chai";
import { topClasses } from "./top-classes.js";

/** Logits of odds: a sigmoid makes o / (1 + o) of the logarithm of odds, a softmax the share of each. */
const logits = (...odds: readonly number[]): Float32Array => Float32Array.from(odds, Math.log);

describe("topClasses", () => {
  it("sum to one by a softmax", () => {
    const best = topClasses(logits(1, 5, 2), 3);
    expect(best.map(({ index }) => index)).to.deep.equal([1, 2, 0]);
    for (const [place, expected] of [5 / 8, 2 / 8, 1 / 8].entries())
      expect(best[place]?.probability).to.be.closeTo(expected, 1e-7);
  });

  it("stand each for itself by a sigmoid", () => {
    const best = topClasses(logits(3, 1 / 3, 1), 2, "sigmoid");
    expect(best.map(({ index }) => index)).to.deep.equal([0, 2]);
    expect(best[0]?.probability).to.be.closeTo(0.75, 1e-7);
    expect(best[1]?.probability).to.be.closeTo(0.5, 1e-7);
  });

  it("are in the order of logits where probabilities are equal in the last bit", () => {
    expect(topClasses(Float32Array.of(100, 900, 500), 3, "sigmoid")).to.deep.equal([
      { index: 1, probability: 1 },
      { index: 2, probability: 1 },
      { index: 0, probability: 1 },
    ]);
    expect(topClasses(Float32Array.of(-2000, 0, -1000), 3).map(({ index }) => index)).to.deep.equal([1, 2, 0]);
  });

  it("take the first of equal ones", () => {
    expect(topClasses(new Float32Array(4), 2).map(({ index }) => index)).to.deep.equal([0, 1]);
  });
});
