import { expect } from "chai";
import { dctCosines } from "./dct-cosines.js";

describe("the cosines of the DCT", () => {
  it("are orthonormal", () => {
    const rows = [0, 1, 2, 3, 4].map((frequency) => dctCosines(frequency, 5));
    for (const [i, a] of rows.entries())
      for (const [j, b] of rows.entries()) {
        const product = a.reduce((sum, value, index) => sum + value * (b[index] ?? Number.NaN), 0);
        expect(product).to.be.closeTo(i === j ? 1 : 0, 1e-12);
      }
  });

  it("are constant for frequency 0, so that the coefficient is the mean times the root of the length", () => {
    for (const value of dctCosines(0, 9)) expect(value).to.be.closeTo(1 / 3, 1e-12);
  });
});
