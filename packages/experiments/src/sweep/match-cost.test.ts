import { expect } from "chai";
import fc from "fast-check";
import { type Costed, matchCost } from "./match-cost.js";

/** The best of all values, found by looking at each. */
function byLooking(target: number, values: readonly Costed[], atLeast: boolean): Costed | undefined {
  return values
    .filter(({ cost }) => !atLeast || cost >= target)
    .toSorted((a, b) => Math.abs(a.cost - target) - Math.abs(b.cost - target) || a.value - b.value)[0];
}

describe("the whole number that matches a cost", () => {
  const numbers = fc.record({
    step: fc.integer({ min: 1, max: 40 }),
    offset: fc.integer({ min: 0, max: 20 }),
    quadratic: fc.integer({ min: 0, max: 9 }),
    linear: fc.integer({ min: 1, max: 300 }),
    target: fc.integer({ min: 1, max: 10_000_000 }),
    atLeast: fc.boolean(),
  });

  it("is the one that is found by looking at all, whichever are valid; and it is told where none reaches it", () => {
    fc.assert(
      fc.property(numbers, ({ step, offset, quadratic, linear, target, atLeast }) => {
        const costOf = (value: number): number | undefined =>
          value > offset && value <= 4096 && (value - offset) % step === 0
            ? quadratic * value * value + linear * value
            : undefined;
        const values = Array.from({ length: 4096 }, (_, index) => index + 1).flatMap((value) => {
          const cost = costOf(value);
          return cost === undefined ? [] : [{ value, cost }];
        });
        const isReached =
          values.some(({ cost }) => cost >= target) && (atLeast || values.some(({ cost }) => cost <= target));
        const found = matchCost(target, costOf, atLeast);
        expect(found?.isReached).to.equal(isReached);
        const best = byLooking(target, values, atLeast) ?? byLooking(target, values, false);
        expect(found?.found).to.deep.equal(best);
      }),
      { numRuns: 100 },
    );
  });

  it("composes few networks", () => {
    let composed = 0;
    const { found } = matchCost(3 * 777 * 777, (value) => (composed += 1) && 3 * value * value, false) ?? {};
    expect(found?.value).to.equal(777);
    expect(composed).to.be.lessThan(30);
  });

  it("is none where no number is valid", () => {
    expect(matchCost(5, () => undefined, false)).to.equal(undefined);
  });
});
