import { randomNumbers } from "@netgraft/core/graph";
import { expect } from "chai";
import { medianEstimate } from "../statistics/median-interval.js";
import { matchTime, type RatiosOf } from "./match-time.js";

/** Times that are value² / target², each measurement off by some percent. */
function timer(target: number, percent: number): { readonly ratiosOf: (rounds: number) => RatiosOf; count: number } {
  const random = randomNumbers(7, `timer/${target}`);
  const made = {
    count: 0,
    ratiosOf:
      (rounds: number): RatiosOf =>
      (values) =>
        Promise.resolve(
          values.map((value) => {
            made.count += 1;
            const noise = (): number => 1 + (percent / 100) * (2 * random.uniform() - 1);
            return medianEstimate(Array.from({ length: rounds }, () => (value / target) ** 2 * noise()));
          }),
        ),
  };
  return made;
}

describe("the whole number that takes as long", () => {
  const search = (
    target: number,
    { percent = 0, start = 1, step = 1, end = 4096, atLeast = false } = {},
  ): ReturnType<typeof matchTime> => {
    const { ratiosOf } = timer(target, percent);
    const isValid = (value: number): boolean => value % step === 0 && value <= end;
    return matchTime({ start, isValid, glance: ratiosOf(3), measure: ratiosOf(15), atLeast });
  };

  it("is found from wherever one begins, among those that are valid", async () => {
    for (const start of [1, 16, 20, 500]) expect((await search(20.2, { start })).found.value).to.equal(20);
    expect((await search(20.2, { atLeast: true, start: 16 })).found.value).to.equal(21);
    expect((await search(21, { step: 8, start: 8 })).found.value).to.equal(24);
    expect((await search(21, { step: 8, start: 64 })).found.value).to.equal(24);
    const { found, isReached } = await search(20, { start: 16 });
    expect([found.ratio.median, isReached]).to.deep.equal([1, true]);
  });

  it("passes over what is smaller and yet takes longer, as widths do that are no multiple of an engine's blocks", async () => {
    const ratiosOf: RatiosOf = (values) =>
      Promise.resolve(
        values.map((value) => {
          const ratio = (value % 16 === 0 ? 0.87 : 1.12) * (value / 16);
          return { median: ratio, lower: ratio, upper: ratio };
        }),
      );
    const blocks = { start: 16, isValid: () => true, glance: ratiosOf, measure: ratiosOf };
    // 15 takes 1.05, of which nothing is farther than the 0.87 of 16, that is larger.
    const { found, measured } = await matchTime({ ...blocks, atLeast: false });
    expect(measured.map(({ value }) => value)).to.include(15);
    expect(found.value).to.equal(16);
    expect((await matchTime({ ...blocks, atLeast: true })).found.value).to.equal(17);
  });

  it("is met in spite of noise, and what fits as well is told by its interval", async () => {
    const { found, measured } = await search(200, { percent: 10, start: 100 });
    expect(found.value).to.be.within(190, 210);
    expect(measured.map(({ value }) => value)).to.include(found.value);
    // ±1 in 200 is 1 %, which noise of 10 % hides.
    const alike = measured.filter(({ ratio }) => ratio.lower <= 1 && ratio.upper >= 1);
    expect(alike.length).to.be.at.least(2);
  });

  it("is told not to be reached where all values are faster, or slower", async () => {
    const faster = await search(100, { end: 40, start: 8 });
    expect([faster.found.value, faster.isReached]).to.deep.equal([40, false]);
    const slower = await search(2, { step: 8, start: 64 });
    expect([slower.found.value, slower.isReached]).to.deep.equal([8, false]);
    expect((await search(2, { step: 8, start: 64, atLeast: true })).isReached, "no less is wanted").to.equal(true);
  });

  it("measures few networks", async () => {
    const { count } = await (async () => {
      const made = timer(777, 1);
      const isValid = (): boolean => true;
      await matchTime({ start: 700, isValid, glance: made.ratiosOf(3), measure: made.ratiosOf(15), atLeast: false });
      return made;
    })();
    expect(count).to.be.lessThan(20);
  });
});
