import { expect } from "chai";
import { type RandomNumbers, randomNumbers } from "./random-numbers.js";
import { randomStream } from "./random-stream.js";

function drawn(numbers: RandomNumbers, count: number): number[] {
  return Array.from({ length: count }, () => numbers.uniform());
}

describe("random numbers", () => {
  it("repeat themselves for a seed and a name, and differ for others", () => {
    const first = drawn(randomNumbers(7, "a"), 9);
    expect(drawn(randomNumbers(7, "a"), 9)).to.deep.equal(first);
    for (const [seed, name] of [
      [8, "a"],
      [7 + 2 ** 32, "a"],
      [7, "b"],
    ] as const)
      expect(drawn(randomNumbers(seed, name), 9).filter((value) => first.includes(value))).to.deep.equal([]);
  });

  it("are the words of the stream of that name, two for each number", () => {
    const words = new Uint32Array(4);
    const stream = randomStream(7, "a");
    const expected = [0, 1].flatMap((block) => {
      stream.block(block, words);
      return [0, 2].map((first) => {
        const bits = (BigInt(words[first] ?? 0) << 32n) | BigInt(words[first + 1] ?? 0);
        return Number(bits >> 11n) / 2 ** 53;
      });
    });
    expect(drawn(randomNumbers(7, "a"), 4)).to.deep.equal(expected);
  });

  it("are even: means, squares and neighbours of 100,000", () => {
    const values = drawn(randomNumbers(1, "even"), 100_000);
    const mean = (of: (value: number, place: number) => number): number =>
      values.reduce((sum, value, place) => sum + of(value, place), 0) / values.length;
    // Five standard errors.
    expect(mean((value) => value)).to.be.closeTo(1 / 2, 5 * Math.sqrt(1 / 12 / 1e5));
    expect(mean((value) => value ** 2)).to.be.closeTo(1 / 3, 5 * Math.sqrt(4 / 45 / 1e5));
    expect(mean((value, place) => value * (values[place - 1] ?? 0.5))).to.be.closeTo(
      1 / 4,
      5 * Math.sqrt(7 / 144 / 1e5),
    );
    expect(values.every((value) => value >= 0 && value < 1)).to.equal(true);
  });

  it("below a count are as frequent each, and never reach it", () => {
    const numbers = randomNumbers(1, "below");
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let draw = 0; draw < 70_000; draw += 1) {
      const value = numbers.below(7);
      counts[value] = (counts[value] ?? NaN) + 1;
    }
    expect(counts).to.have.lengthOf(7);
    for (const count of counts) expect(count).to.be.closeTo(10_000, 5 * Math.sqrt((10_000 * 6) / 7));
    expect(randomNumbers(1, "one").below(1)).to.equal(0);
  });
});
