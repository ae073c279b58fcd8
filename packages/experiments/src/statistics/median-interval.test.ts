import { expect } from "chai";
import { medianEstimate } from "./median-interval.js";

describe("the interval of a median", () => {
  const upTo = (length: number): readonly number[] => Array.from({ length }, (_, index) => length - index);

  it("has the ranks of the sign test (Conover 1999, table A3: 95 % of 6, 15 and 20 values)", () => {
    expect(medianEstimate(upTo(6))).to.deep.equal({ median: 3.5, lower: 1, upper: 6 });
    expect(medianEstimate(upTo(15))).to.deep.equal({ median: 8, lower: 4, upper: 12 });
    expect(medianEstimate(upTo(20))).to.deep.equal({ median: 10.5, lower: 6, upper: 15 });
  });

  it("is the range of few values", () => {
    expect(medianEstimate([2])).to.deep.equal({ median: 2, lower: 2, upper: 2 });
    expect(medianEstimate([5, 1, 3])).to.deep.equal({ median: 3, lower: 1, upper: 5 });
  });
});
