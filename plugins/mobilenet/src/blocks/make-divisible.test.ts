import { expect } from "chai";
import fc from "fast-check";
import { makeDivisible } from "./make-divisible.js";

describe("makeDivisible", () => {
  // torchvision.models._utils._make_divisible(value, 8)
  const published: readonly [value: number, rounded: number][] = [
    [1, 8],
    [11.2, 16],
    [12, 16],
    [16, 16],
    [17.6, 16],
    [18, 24],
    [19.2, 24],
    [20, 24],
    [35.2, 32],
    [67.2, 64],
    [84, 88],
    [123.2, 120],
    [448, 448],
  ];
  for (const [value, rounded] of published)
    it(`rounds ${value} to ${rounded}, as torchvision does`, () => {
      expect(makeDivisible(value)).to.equal(rounded);
    });

  it("gives multiples that lose no more than a tenth and gain less than one step", () => {
    fc.assert(
      fc.property(fc.double({ min: 8, max: 5000, noNaN: true }), fc.constantFrom(2, 4, 8, 16), (value, divisor) => {
        const rounded = makeDivisible(value, divisor);
        expect(rounded % divisor).to.equal(0);
        expect(rounded)
          .to.be.at.least(0.9 * value)
          .and.lessThan(value + divisor + 1e-9);
      }),
    );
  });
});
