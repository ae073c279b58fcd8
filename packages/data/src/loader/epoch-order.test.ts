import { expect } from "chai";
import fc from "fast-check";
import { balancedOrder, epochOrder } from "./epoch-order.js";

/** How often each value comes. */
function counts(values: Iterable<number>): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

describe("the order of an epoch", () => {
  const labels = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 80 });

  it("shows each picture once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.nat(), fc.nat(), (length, seed, epoch) => {
        const order = epochOrder(length, seed, epoch);
        expect([...order].toSorted((a, b) => a - b)).to.deep.equal(Array.from({ length }, (_, place) => place));
      }),
    );
  });

  it("shows as many of each class where it is balanced, or one more, and its pictures equally often", () => {
    fc.assert(
      fc.property(labels, fc.nat(), fc.nat(), (given, seed, epoch) => {
        const { order } = balancedOrder(given, seed, epoch);
        expect(order).to.have.lengthOf(given.length);
        const classes = new Set(given).size;
        const ofClasses = [...counts([...order].map((place) => given[place] ?? -1)).values()];
        for (const count of ofClasses) expect(Math.abs(count - given.length / classes)).to.be.below(1);
        const byPicture = counts(order);
        for (const label of new Set(given)) {
          const own = given.flatMap((each, place) => (each === label ? [byPicture.get(place) ?? 0] : []));
          expect(Math.max(...own) - Math.min(...own)).to.be.at.most(1);
        }
      }),
    );
  });

  it("counts how often a picture has come before", () => {
    fc.assert(
      fc.property(labels, fc.nat(), (given, seed) => {
        const { order, times } = balancedOrder(given, seed, 0);
        const before = [...order].map(
          (place, index) => order.subarray(0, index).filter((other) => other === place).length,
        );
        expect([...times]).to.deep.equal(before);
      }),
    );
  });

  it("is the same for a seed and an epoch, and another for others", () => {
    const given = Uint8Array.from({ length: 60 }, (_, place) => (place < 50 ? 0 : 1));
    const order = (seed: number, epoch: number): string => balancedOrder(given, seed, epoch).order.join();
    expect(order(1, 2)).to.equal(order(1, 2));
    expect(new Set([order(1, 2), order(1, 3), order(2, 2)]).size).to.equal(3);
    // Of the frequent class an epoch shows 30 of 50, and others show others.
    const shown = new Set(Array.from({ length: 12 }, (_, epoch) => [...balancedOrder(given, 1, epoch).order]).flat());
    expect(shown.size).to.equal(60);
  });
});
